//! `typeobject check`: every kind of mistake, each in a small table that has just that one.

use super::{good, stderr, stdout, Room};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

/// What the cases are written with: a struct, functions that fit, and a sound type.
const PRELUDE: &str = r#"
#include <typeobject.h>
#include <stddef.h>

typedef struct {
    PyObject_HEAD
    PyObject *slot;
    int number;
    short half;
    double real;
    const char *string;
    char text[8];
    Py_ssize_t size;
} Obj;

PyObject *noargs(Obj *self, PyObject *unused) { (void)self; (void)unused; return NULL; }
PyObject *varargs(Obj *self, PyObject *args) { (void)self; (void)args; return NULL; }
PyObject *keywords(Obj *self, PyObject *args, PyObject *kwds) { (void)self; (void)args; (void)kwds; return NULL; }
PyObject *fastcall(Obj *self, PyObject *const *args, Py_ssize_t n) { (void)self; (void)args; (void)n; return NULL; }
PyObject *method5(Obj *self, PyTypeObject *c, PyObject *const *args, Py_ssize_t n, PyObject *k) { (void)self; (void)c; (void)args; (void)n; (void)k; return NULL; }
PyObject *get(Obj *self, void *closure) { (void)self; (void)closure; return NULL; }
int set(Obj *self, PyObject *v, void *closure) { (void)self; (void)v; (void)closure; return 0; }
void dealloc(Obj *self) { (void)self; }
PyObject *repr(Obj *self) { (void)self; return NULL; }
PyObject *unary(Obj *self) { (void)self; return NULL; }
PyObject *binary(PyObject *a, PyObject *b) { (void)a; (void)b; return NULL; }
PyObject *call(Obj *a, PyObject *b, PyObject *c) { (void)a; (void)b; (void)c; return NULL; }
int init(Obj *self, PyObject *args, PyObject *kwds) { (void)self; (void)args; (void)kwds; return 0; }
int traverse(Obj *self, visitproc visit, void *arg) { (void)self; (void)visit; (void)arg; return 0; }
int attribute(Obj *self, PyObject *name, PyObject *v) { (void)self; (void)name; (void)v; return 0; }
PyObject *attro(Obj *self, PyObject *name) { (void)self; (void)name; return NULL; }
PyObject *old_attr(Obj *self, char *name) { (void)self; (void)name; return NULL; }
int old_set(Obj *self, char *name, PyObject *v) { (void)self; (void)name; (void)v; return 0; }
void release(PyObject *self, Py_buffer *view) { (void)self; (void)view; }
int none_exec(PyObject *m) { (void)m; return 0; }

#define NAME(X) "cases." #X
#define TYPE(X, ...) PyTypeObject X = { PyVarObject_HEAD_INIT(NULL, 0) .tp_name = NAME(X), \
    .tp_basicsize = sizeof(Obj), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_dealloc = (destructor)dealloc, \
    .tp_new = PyType_GenericNew, __VA_ARGS__ }
#define METHODS(X, ...) PyMethodDef X##_methods[] = { __VA_ARGS__, {NULL, NULL, 0, NULL} }; \
    TYPE(X, .tp_methods = X##_methods)
#define MEMBERS(X, ...) PyMemberDef X##_members[] = { __VA_ARGS__, {NULL, 0, 0, 0, NULL} }; \
    TYPE(X, .tp_members = X##_members)
#define GETSET(X, ...) PyGetSetDef X##_getset[] = { __VA_ARGS__, {NULL, NULL, NULL, NULL, NULL} }; \
    TYPE(X, .tp_getset = X##_getset)
#define SPEC(X, ...) PyType_Slot X##_slots[] = { {Py_tp_repr, repr}, __VA_ARGS__ }; \
    PyType_Spec X = { NAME(X), sizeof(Obj), 0, Py_TPFLAGS_DEFAULT, X##_slots }
#define F(X) ((PyCFunction)(void (*)(void))X)
#define MODULE(X, ...) struct PyModuleDef X = { PyModuleDef_HEAD_INIT, .m_name = "cases", __VA_ARGS__ }
#define MODULE_SLOTS(X, ...) PyModuleDef_Slot X##_slots[] = { __VA_ARGS__ }; \
    MODULE(X, .m_slots = X##_slots)
"#;

/// The kind, the symbol and the entry that a finding must have, and the mistake.
const CASES: &[(&str, &str, &str, &str)] = &[
    // ---- methods
    ("method-end", "m01_methods", "", "PyMethodDef m01_methods[] = {{\"a\", F(noargs), METH_NOARGS, NULL}}; TYPE(m01, .tp_methods = m01_methods);"),
    ("method-after-end", "m02_methods", "\"lost\"", "METHODS(m02, {\"a\", F(noargs), METH_NOARGS, NULL}, {NULL}, {\"lost\", F(noargs), METH_NOARGS, NULL});"),
    ("method-after-end", "m03_methods", "\"NULL\"", "METHODS(m03, {NULL, F(noargs), METH_NOARGS, NULL});"),
    ("method-flags", "m04_methods", "\"a\"", "METHODS(m04, {\"a\", F(noargs), 0x4000 | METH_NOARGS, NULL});"),
    ("method-flags-none", "m05_methods", "\"a\"", "METHODS(m05, {\"a\", F(noargs), 0, NULL});"),
    ("method-flags-two", "m06_methods", "\"a\"", "METHODS(m06, {\"a\", F(noargs), METH_NOARGS | METH_O, NULL});"),
    ("method-flags-fit", "m07_methods", "\"a\"", "METHODS(m07, {\"a\", F(noargs), METH_NOARGS | METH_KEYWORDS, NULL});"),
    ("method-flags-fit", "m08_methods", "\"a\"", "METHODS(m08, {\"a\", F(fastcall), METH_METHOD | METH_FASTCALL, NULL});"),
    ("method-flags-class", "m09_methods", "\"a\"", "METHODS(m09, {\"a\", F(noargs), METH_NOARGS | METH_CLASS | METH_STATIC, NULL});"),
    ("function-flags-class", "f10_methods", "\"a\"", "PyMethodDef f10_methods[] = {{\"a\", F(noargs), METH_NOARGS | METH_CLASS, NULL}, {NULL}}; MODULE(f10, .m_methods = f10_methods);"),
    ("function-flags-method", "f11_methods", "\"a\"", "PyMethodDef f11_methods[] = {{\"a\", F(method5), METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL}, {NULL}}; MODULE(f11, .m_methods = f11_methods);"),
    ("method-new", "m12_methods", "\"a\"", "METHODS(m12, {\"a\", F(method5), METH_METHOD | METH_FASTCALL | METH_KEYWORDS, NULL});"),
    ("method-null", "m13_methods", "\"a\"", "METHODS(m13, {\"a\", NULL, METH_NOARGS, NULL});"),
    ("method-twice", "m14_methods", "\"a\"", "METHODS(m14, {\"a\", F(noargs), METH_NOARGS, NULL}, {\"a\", F(noargs), METH_NOARGS, NULL});"),
    ("method-name", "m15_methods", "\"a-b\"", "METHODS(m15, {\"a-b\", F(noargs), METH_NOARGS, NULL});"),
    ("method-parameters", "m16_methods", "\"a\"", "METHODS(m16, {\"a\", F(keywords), METH_VARARGS, NULL});"),
    ("method-parameters-few", "m17_methods", "\"a\"", "METHODS(m17, {\"a\", F(unary), METH_NOARGS, NULL});"),
    ("method-parameters-few", "m18_methods", "\"a\"", "METHODS(m18, {\"a\", F(varargs), METH_VARARGS | METH_KEYWORDS, NULL});"),
    ("method-convention", "m19_methods", "\"a\"", "METHODS(m19, {\"a\", F(varargs), METH_FASTCALL, NULL});"),
    ("method-convention", "m20_methods", "\"a\"", "METHODS(m20, {\"a\", F(fastcall), METH_VARARGS | METH_KEYWORDS, NULL});"),
    ("method-returns", "m21_methods", "\"a\"", "int m21_f(Obj *a, PyObject *b) { (void)a; (void)b; return 0; } METHODS(m21, {\"a\", F(m21_f), METH_O, NULL});"),
    ("method-no-slot", "m22_methods", "\"__len__\"", "METHODS(m22, {\"__len__\", F(noargs), METH_NOARGS, NULL});"),
    ("method-hidden", "m23_methods", "\"__repr__\"", "PyMethodDef m23_methods[] = {{\"__repr__\", F(noargs), METH_NOARGS, NULL}, {NULL}}; TYPE(m23, .tp_methods = m23_methods, .tp_repr = (reprfunc)repr);"),
    // ---- docstrings
    ("doc-signature-mark", "d01_methods", "\"a\"", "METHODS(d01, {\"a\", F(noargs), METH_NOARGS, \"a($self)\\n--\\nText.\"});"),
    ("doc-signature-form", "d02_methods", "\"a\"", "METHODS(d02, {\"a\", F(varargs), METH_VARARGS, \"a($self, x y, 1z)\\n--\\n\\nText.\"});"),
    ("doc-signature-other", "d03_methods", "\"a\"", "METHODS(d03, {\"a\", F(noargs), METH_NOARGS, \"b($self)\\n--\\n\\nText.\"});"),
    ("doc-signature", "d04_methods", "\"a\"", "METHODS(d04, {\"a\", F(varargs), METH_VARARGS, \"a(x) -> int\\n\\nText.\"});"),
    // ---- members
    ("member-end", "b01_members", "", "PyMemberDef b01_members[] = {{\"a\", Py_T_INT, offsetof(Obj, number), 0, NULL}}; TYPE(b01, .tp_members = b01_members);"),
    ("member-after-end", "b02_members", "\"lost\"", "MEMBERS(b02, {NULL}, {\"lost\", Py_T_INT, offsetof(Obj, number), 0, NULL});"),
    ("member-name", "b03_members", "\"a b\"", "MEMBERS(b03, {\"a b\", Py_T_INT, offsetof(Obj, number), 0, NULL});"),
    ("member-flags", "b04_members", "\"a\"", "MEMBERS(b04, {\"a\", Py_T_INT, offsetof(Obj, number), 64, NULL});"),
    ("member-relative", "b05_members", "\"a\"", "MEMBERS(b05, {\"a\", Py_T_INT, offsetof(Obj, number), Py_RELATIVE_OFFSET, NULL});"),
    ("member-code", "b06_members", "\"a\"", "MEMBERS(b06, {\"a\", 15, offsetof(Obj, number), 0, NULL});"),
    ("member-negative", "b07_members", "\"a\"", "MEMBERS(b07, {\"a\", Py_T_INT, -4, 0, NULL});"),
    ("member-outside", "b08_members", "\"a\"", "MEMBERS(b08, {\"a\", Py_T_INT, sizeof(Obj), 0, NULL});"),
    ("member-across", "b09_members", "\"a\"", "MEMBERS(b09, {\"a\", Py_T_LONGLONG, sizeof(Obj) - 4, 0, NULL});"),
    ("member-head", "b10_members", "\"a\"", "MEMBERS(b10, {\"a\", Py_T_INT, 0, 0, NULL});"),
    ("member-misaligned", "b11_members", "\"a\"", "MEMBERS(b11, {\"a\", Py_T_INT, offsetof(Obj, number) + 1, 0, NULL});"),
    ("member-type", "b12_members", "\"a\"", "PyMemberDef b12_members[] = {{\"a\", Py_T_LONG, offsetof(Obj, real), 0, NULL}, {NULL}}; TYPE(b12, .tp_members = b12_members, .tp_repr = (reprfunc)repr);"),
    ("member-type", "b13_members", "\"a\"", "PyMemberDef b13_members[] = {{\"a\", Py_T_INT, offsetof(Obj, size), 0, NULL}, {NULL}}; TYPE(b13, .tp_members = b13_members, .tp_repr = (reprfunc)repr);"),
    ("member-type", "b14_members", "\"a\"", "PyMemberDef b14_members[] = {{\"a\", Py_T_STRING, offsetof(Obj, text), 0, NULL}, {NULL}}; TYPE(b14, .tp_members = b14_members, .tp_repr = (reprfunc)repr);"),
    ("member-field", "b15_members", "\"a\"", "PyMemberDef b15_members[] = {{\"a\", Py_T_SHORT, offsetof(Obj, number) + 2, 0, NULL}, {NULL}}; TYPE(b15, .tp_members = b15_members, .tp_repr = (reprfunc)repr);"),
    // ---- getsets
    ("getset-end", "g01_getset", "", "PyGetSetDef g01_getset[] = {{\"a\", (getter)get, NULL, NULL, NULL}}; TYPE(g01, .tp_getset = g01_getset);"),
    ("getset-after-end", "g02_getset", "\"lost\"", "GETSET(g02, {NULL}, {\"lost\", (getter)get, NULL, NULL, NULL});"),
    ("getset-name", "g03_getset", "\"\"", "GETSET(g03, {\"\", (getter)get, NULL, NULL, NULL});"),
    ("getset-empty", "g04_getset", "\"a\"", "GETSET(g04, {\"a\", NULL, NULL, NULL, NULL});"),
    ("getset-no-getter", "g05_getset", "\"a\"", "GETSET(g05, {\"a\", NULL, (setter)set, NULL, NULL});"),
    ("getset-parameters", "g06_getset", "\"a\"", "GETSET(g06, {\"a\", (getter)F(call), NULL, NULL, NULL});"),
    ("getset-returns", "g07_getset", "\"a\"", "GETSET(g07, {\"a\", (getter)get, (setter)F(call), NULL, NULL});"),
    // ---- types
    ("type-name", "t01", "", "TYPE(t01, .tp_name = NULL);"),
    ("type-module", "t02", "", "TYPE(t02, .tp_name = \"Bare\");"),
    ("type-name-dot", "t03", "", "TYPE(t03, .tp_name = \"cases.\");"),
    ("type-basicsize-head", "t04", "", "TYPE(t04, .tp_basicsize = 8);"),
    ("type-basicsize-base", "t05", "", "TYPE(t05, .tp_base = &PyList_Type, .tp_basicsize = sizeof(PyObject));"),
    ("type-basicsize-base", "t06", "", "TYPE(t06_base, .tp_basicsize = sizeof(Obj) + 64); TYPE(t06, .tp_base = &t06_base);"),
    ("type-basicsize-struct", "t07", "", "TYPE(t07, .tp_basicsize = sizeof(PyObject) + 8, .tp_repr = (reprfunc)repr);"),
    ("type-basicsize-negative", "t08", "", "TYPE(t08, .tp_basicsize = -8);"),
    ("type-itemsize", "t09", "", "TYPE(t09, .tp_itemsize = -1);"),
    ("type-weaklist-outside", "t10", "", "TYPE(t10, .tp_weaklistoffset = sizeof(Obj));"),
    ("type-weaklist-misaligned", "t11", "", "TYPE(t11, .tp_weaklistoffset = offsetof(Obj, slot) + 2);"),
    ("type-dict-outside", "t12", "", "TYPE(t12, .tp_dictoffset = 4096);"),
    ("type-dict-misaligned", "t13", "", "TYPE(t13, .tp_dictoffset = offsetof(Obj, slot) + 1);"),
    ("type-vectorcall-outside", "t14", "", "TYPE(t14, .tp_vectorcall_offset = 4096, .tp_call = (ternaryfunc)call, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL);"),
    ("type-vectorcall-misaligned", "t15", "", "TYPE(t15, .tp_vectorcall_offset = 20, .tp_call = (ternaryfunc)call, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL);"),
    ("type-vectorcall-offset", "t16", "", "TYPE(t16, .tp_call = (ternaryfunc)call, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL);"),
    ("type-vectorcall-flag", "t17", "", "TYPE(t17, .tp_vectorcall_offset = offsetof(Obj, slot));"),
    ("type-vectorcall-call", "t18", "", "TYPE(t18, .tp_vectorcall_offset = offsetof(Obj, slot), .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL);"),
    ("type-base-final", "t19", "", "TYPE(t19, .tp_base = &PyBool_Type);"),
    ("type-flags-host", "t20", "", "TYPE(t20, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HEAPTYPE);"),
    ("type-gc-traverse", "t21", "", "TYPE(t21, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC);"),
    ("type-traverse-no-gc", "t22", "", "TYPE(t22, .tp_traverse = (traverseproc)traverse);"),
    ("type-free-gc", "t23", "", "TYPE(t23, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .tp_traverse = (traverseproc)traverse, .tp_free = PyObject_Free);"),
    ("type-free-no-gc", "t24", "", "TYPE(t24, .tp_free = PyObject_GC_Del);"),
    ("type-disallow-new", "t25", "", "TYPE(t25, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION);"),
    ("type-attribute-both", "t26", "tp_getattr", "TYPE(t26, .tp_getattr = (getattrfunc)old_attr, .tp_getattro = (getattrofunc)attro);"),
    ("type-attribute-both", "t27", "tp_setattr", "TYPE(t27, .tp_setattr = (setattrfunc)old_set, .tp_setattro = (setattrofunc)attribute);"),
    ("type-iternext-no-iter", "t28", "", "TYPE(t28, .tp_iternext = (iternextfunc)unary);"),
    ("type-init-no-new", "t29", "", "TYPE(t29, .tp_new = NULL, .tp_init = (initproc)init);"),
    ("type-buffer", "t30", "", "PyBufferProcs t30_buffer = {NULL, release}; TYPE(t30, .tp_as_buffer = &t30_buffer);"),
    ("type-suite-reserved", "t31", "nb_reserved", "PyNumberMethods t31_number = {.nb_reserved = (void *)binary}; TYPE(t31, .tp_as_number = &t31_number);"),
    ("type-suite-reserved", "t32", "was_sq_slice", "PySequenceMethods t32_sequence = {.was_sq_slice = (void *)binary}; TYPE(t32, .tp_as_sequence = &t32_sequence);"),
    ("type-slot-vm", "t33", "tp_is_gc", "TYPE(t33, .tp_is_gc = (inquiry)F(none_exec));"),
    ("type-dealloc", "t34", "\"a\"", "PyMemberDef t34_members[] = {{\"a\", Py_T_OBJECT_EX, offsetof(Obj, slot), 0, NULL}, {NULL}}; TYPE(t34, .tp_dealloc = NULL, .tp_members = t34_members);"),
    ("type-slot-data", "t35", "tp_repr", "TYPE(t35, .tp_repr = (reprfunc)(void *)\"a docstring\");"),
    ("type-attribute-twice", "t36", "\"a\"", "PyMemberDef t36_members[] = {{\"a\", Py_T_INT, offsetof(Obj, number), 0, NULL}, {NULL}}; PyGetSetDef t36_getset[] = {{\"a\", (getter)get, NULL, NULL, NULL}, {NULL}}; TYPE(t36, .tp_members = t36_members, .tp_getset = t36_getset);"),
    ("type-slot-parameters", "t37", "tp_repr", "TYPE(t37, .tp_repr = (reprfunc)F(call));"),
    ("type-slot-returns", "t38", "tp_init", "TYPE(t38, .tp_init = (initproc)F(call));"),
    ("type-ready-null", "PyType_Ready", "", "int ready_null(void) { return PyType_Ready(NULL); }"),
    ("type-not-ready", "t39", "", "TYPE(t39, .tp_repr = repr); int t39_add(PyObject *m) { return PyModule_AddObjectRef(m, \"t39\", (PyObject *)&t39); } PyMODINIT_FUNC PyInit_wrong(void) { return NULL; }"),
    ("format-unit", "PyArg_ParseTuple", "format \"Oq\"", "int parse_q(PyObject *args, void *a, void *b) { return PyArg_ParseTuple(args, \"Oq\", a, b); }"),
    ("format-unit", "Py_BuildValue", "format \"(iw)\"", "PyObject *build_w(void) { return Py_BuildValue(\"(iw)\", 1, 2); }"),
    ("keywords-end", "endless_names", "", "char *endless_names[] = {\"a\", \"b\"}; int parse_endless(PyObject *args, PyObject *kwds, void *a, void *b) { return (PyArg_ParseTupleAndKeywords)(args, kwds, \"OO:f\", endless_names, a, b); }"),
    ("keywords-count", "few_names", "format \"O|(ii)es#:few\"", "char *few_names[] = {\"a\", \"b\", NULL}; int parse_few(PyObject *args, PyObject *kwds, void *a) { return (PyArg_ParseTupleAndKeywords)(args, kwds, \"O|(ii)es#:few\", few_names, a, a, a, a, a, a); }"),
    // ---- specs
    ("spec-name", "s01", "", "SPEC(s01, {0, NULL}); PyObject *s01_make(void) { s01.name = NULL; return PyType_FromSpec(&s01); }"),
    ("spec-module", "s02", "", "PyType_Slot s02_slots[] = {{Py_tp_repr, repr}, {0, NULL}}; PyType_Spec s02 = {\"Bare\", sizeof(Obj), 0, Py_TPFLAGS_DEFAULT, s02_slots};"),
    ("spec-end", "s03_slots", "", "SPEC(s03, {Py_tp_dealloc, dealloc});"),
    ("spec-after-end", "s04_slots", "slot 52", "SPEC(s04, {0, NULL}, {Py_tp_dealloc, dealloc});"),
    ("spec-slot-unknown", "s05_slots", "slot 999", "SPEC(s05, {999, repr}, {0, NULL});"),
    ("spec-slot-twice", "s06_slots", "Py_tp_repr", "SPEC(s06, {Py_tp_repr, unary}, {0, NULL});"),
    ("spec-slot-null", "s07_slots", "Py_tp_str", "SPEC(s07, {Py_tp_str, NULL}, {0, NULL});"),
    ("spec-slot-new", "s08_slots", "Py_bf_getbuffer", "SPEC(s08, {Py_bf_getbuffer, init}, {0, NULL});"),
    ("type-flags-host", "s09", "", "PyType_Slot s09_slots[] = {{Py_tp_repr, repr}, {0, NULL}}; PyType_Spec s09 = {NAME(s09), sizeof(Obj), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HEAPTYPE, s09_slots};"),
    // ---- modules
    ("module-name", "k01", "", "struct PyModuleDef k01 = {PyModuleDef_HEAD_INIT, .m_size = -1};"),
    ("module-size", "k02", "", "PyModuleDef_Slot k02_slots[] = {{Py_mod_exec, none_exec}, {0, NULL}}; MODULE(k02, .m_size = -1, .m_slots = k02_slots);"),
    ("module-create-slots", "k03", "", "MODULE_SLOTS(k03, {Py_mod_exec, none_exec}, {0, NULL}); PyObject *k03_make(void) { return PyModule_Create(&k03); }"),
    ("module-slots-end", "k04_slots", "", "MODULE_SLOTS(k04, {Py_mod_exec, none_exec});"),
    ("module-slot-unknown", "k05_slots", "slot 77", "MODULE_SLOTS(k05, {77, none_exec}, {0, NULL});"),
    ("module-slot-null", "k06_slots", "slot 2", "MODULE_SLOTS(k06, {Py_mod_exec, NULL}, {0, NULL});"),
    ("module-slot-twice", "k07_slots", "slot 1", "MODULE_SLOTS(k07, {Py_mod_create, binary}, {Py_mod_create, binary}, {0, NULL});"),
    // ---- functions of the host
    ("api-missing", "PyFoo_Bar", "", "extern int PyFoo_Bar(void); int foo_bar(void) { return PyFoo_Bar(); }"),
    ("api-data", "PyFoo_Type", "", "extern PyTypeObject PyFoo_Type; void *foo_type(void) { return &PyFoo_Type; }"),
    ("api-version", "PyObject_VectorcallDict", "", "int vectorcall_dict(void); __asm__(\".text\\n.globl vectorcall_dict\\nvectorcall_dict: call PyObject_VectorcallDict@PLT\\n\");"),
];

/// Findings that come with another: the same mistake seen from the other host.
const COMPANIONS: &[(&str, &str, &str)] = &[
    ("api-private", "PyFoo_Bar", ""),
    ("api-private", "PyFoo_Type", ""),
];

fn json(output: &Output) -> Value {
    serde_json::from_str(&stdout(output))
        .unwrap_or_else(|error| panic!("{error}: {}{}", stdout(output), stderr(output)))
}

type Key = (String, String, String);

fn keys(report: &Value) -> BTreeSet<Key> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            assert!(!text(&finding["reason"]).is_empty(), "{finding}");
            assert!(!text(&finding["remedy"]).is_empty(), "{finding}");
            (
                text(&finding["kind"]),
                text(&finding["symbol"]),
                text(&finding["entry"]),
            )
        })
        .collect()
}

fn wanted(cases: &[(&str, &str, &str)]) -> BTreeSet<Key> {
    cases
        .iter()
        .map(|(kind, symbol, entry)| {
            (
                (*kind).to_owned(),
                (*symbol).to_owned(),
                (*entry).to_owned(),
            )
        })
        .collect()
}

/// Neither more nor less than what is expected.
#[track_caller]
fn same(found: &BTreeSet<Key>, expected: &BTreeSet<Key>) {
    let missed: Vec<_> = expected.difference(found).collect();
    let wrong: Vec<_> = found.difference(expected).collect();
    assert!(
        missed.is_empty() && wrong.is_empty(),
        "not found: {missed:#?}\nfound without a reason: {wrong:#?}"
    );
}

#[test]
fn check_finds_each_mistake_and_nothing_else() {
    let room = Room::new();
    let mut source = PRELUDE.to_owned();
    let mut expected = wanted(COMPANIONS);
    for (kind, symbol, entry, code) in CASES {
        source.push_str(code);
        source.push('\n');
        expected.extend(wanted(&[(kind, symbol, entry)]));
    }
    room.write("cases.c", &source);
    let output = room.run(&["check", "--json", "cases.c"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    same(&keys(&json(&output)), &expected);

    let kinds: BTreeSet<_> = CASES.iter().map(|(kind, ..)| kind).collect();
    assert!(kinds.len() >= 40, "{} kinds", kinds.len());
}

/// One line of a source, and the kind that it is; lines that are as they should be have none.
const LINES: &[(&str, &str)] = &[
    ("source-refcnt", "op->ob_refcnt++;"),
    (
        "source-refcnt",
        "if (((PyObject *)x)->ob_refcnt == 1) return;",
    ),
    ("source-type", "if (op->ob_type == &PyList_Type) return;"),
    ("source-type", "self->ob_type->tp_free(self);"),
    ("source-size", "n = ((PyVarObject *)op)->ob_size;"),
    ("source-items", "item = ((PyListObject *)op)->ob_item[0];"),
    (
        "source-items",
        "item = ((PyTupleObject *)(op))->ob_item[0];",
    ),
    ("source-bytes", "s = ((PyBytesObject *)op)->ob_sval;"),
    (
        "source-bytearray",
        "s = ((PyByteArrayObject *)op)->ob_start;",
    ),
    ("source-float", "d = ((PyFloatObject *)op)->ob_fval;"),
    ("source-complex", "c = ((PyComplexObject *)op)->cval;"),
    ("source-digits", "d = ((PyLongObject *)op)->ob_digit[0];"),
    ("source-unicode", "n = ((PyASCIIObject *)op)->length;"),
    ("source-dict", "n = ((PyDictObject *)op)->ma_used;"),
    ("source-set", "n = ((PySetObject *)op)->used;"),
    (
        "source-datetime",
        "zone = ((PyDateTime_DateTime *)(op))->tzinfo;",
    ),
    (
        "source-datetime",
        "return ((_PyDateTime_BaseTZInfo *)(op))->hastzinfo;",
    ),
    ("", "year = ((PyDateTime_CAPI *)api)->Date_FromDate;"),
    ("source-function", "def = ((PyCFunctionObject *)op)->m_ml;"),
    ("source-code", "n = code->co_argcount;"),
    ("source-thread", "e = tstate->curexc_type;"),
    ("source-gc-head", "PyGC_Head *head = _Py_AS_GC(op);"),
    ("source-singleton", "return op == &_Py_NoneStruct;"),
    ("source-place", "Py_TYPE(op) = &NewType;"),
    ("source-place", "Py_SIZE(op)++;"),
    ("source-lvalue", "PyTuple_GET_ITEM(op, 0) = item;"),
    ("source-item-address", "items = &PyTuple_GET_ITEM(op, 0);"),
    ("source-thread-local", "static __thread PyObject *current;"),
    ("source-internal", "#include <internal/pycore_object.h>"),
    ("source-refcnt-one", "if (Py_REFCNT(op) == 1) reuse(op);"),
    (
        "source-hidden",
        "list->next = (PyObject *)((uintptr_t)next | 1);",
    ),
    (
        "",
        "ok = a && PyTuple_GET_ITEM(op, 0) == b && Py_SIZE(op) == 2 && Py_TYPE(op) != NULL;",
    ),
    (
        "",
        "self->ob_base = head; type->tp_name = \"op->ob_type\"; /* op->ob_refcnt */",
    ),
    (
        "",
        "bitarray->ob_exports++; self->ob_item[0] = 0; // op->ob_type",
    ),
    ("", "static PyObject *item; if (Py_REFCNT(op) > 5) log(op);"),
];

#[test]
fn check_names_the_lines_that_look_into_structs() {
    let room = Room::new();
    let mut source = String::from("#if 0\nop->ob_refcnt = 1;\n#endif\n");
    let mut expected = BTreeSet::new();
    for (i, (kind, line)) in LINES.iter().enumerate() {
        source.push_str(line);
        source.push('\n');
        if !kind.is_empty() {
            expected.insert((i + 4, (*kind).to_owned()));
        }
    }
    // Without the include the preprocessor is done with it, and the compiler is not.
    let source = source.replace(
        "#include <internal/pycore_object.h>",
        "#define Py_BUILD_CORE",
    );
    room.write("lines.c", &source);
    let output = room.run(&["check", "--json", "lines.c"]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let report = json(&output);
    let found: BTreeSet<_> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| {
            assert_eq!(finding["file"], "lines.c");
            let line = finding["line"].as_u64().unwrap() as usize;
            (line, finding["kind"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(found, expected);
    assert!(report["limits"][0]
        .as_str()
        .unwrap()
        .contains("does not compile"));
}

fn repository(name: &str) -> String {
    format!("{}/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What `-D` makes bad.c wrong, and the kind and symbol that are to be found.
const BAD: &[(&str, &str, &str)] = &[
    ("NO_NAME", "type-name", "BadType"),
    ("BASICSIZE", "type-basicsize-base", "BadType"),
    ("BASICSIZE_OBJECT", "type-basicsize-head", "BadType"),
    ("WEAKLIST_OUTSIDE", "type-weaklist-outside", "BadType"),
    ("WEAKLIST_MISALIGNED", "type-weaklist-misaligned", "BadType"),
    ("DICT_OUTSIDE", "type-dict-outside", "BadType"),
    ("DICT_MISALIGNED", "type-dict-misaligned", "BadType"),
    ("TRAVERSE", "type-gc-traverse", "BadType"),
    ("FLAGS", "method-flags", "bad_methods"),
    ("FLAGS_NONE", "method-flags-none", "bad_methods"),
    ("FLAGS_COMBINATION", "method-flags-two", "bad_methods"),
    ("FLAGS_CLASS_STATIC", "method-flags-class", "bad_methods"),
    ("FLAGS_MODULE", "method-flags-two", "functions"),
    ("FLAGS_MODULE_CLASS", "function-flags-class", "functions"),
    ("MEMBER_CODE", "member-code", "bad_members"),
    ("MEMBER_BEYOND", "member-outside", "bad_members"),
    ("MEMBER_ACROSS", "member-across", "bad_members"),
    ("MEMBER_NEGATIVE", "member-negative", "bad_members"),
    ("READY_NULL", "type-ready-null", "PyType_Ready"),
    ("READY_AGAIN", "method-flags-two", "bad_methods"),
    ("NO_INIT", "init-name", "PyInit_bad_no_init"),
    ("MISSING", "api-missing", "PyFoo_Bar"),
];

/// Every mistake of tests/modules/bad.c is found in the shared object, before it is loaded.
#[test]
fn check_finds_every_bad_table_before_it_is_loaded() {
    let room = Room::new();
    let source = repository("tests/modules/bad.c");
    let text = fs::read_to_string(&source).unwrap();
    let mistakes: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.split_once("if defined BAD_"))
        .map(|(_, rest)| rest.split(' ').next().unwrap())
        // What an init function answers is no table.
        .filter(|name| !name.starts_with("INIT_"))
        .collect();
    assert_eq!(mistakes, BAD.iter().map(|(name, ..)| *name).collect());
    for (name, kind, symbol) in BAD {
        let out = format!("bad_{}.so", name.to_lowercase());
        let mut command = room.command(&["build", &source, "-o", &out]);
        command.arg(format!("-DBAD_{name}"));
        good(command.output().unwrap());
        let output = room.run(&["check", "--json", &out]);
        assert_eq!(output.status.code(), Some(1), "{name}: {}", stdout(&output));
        let findings = json(&output);
        let errors: BTreeSet<_> = findings["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["level"] == "error")
            .map(|finding| {
                (
                    finding["kind"].as_str().unwrap().to_owned(),
                    finding["symbol"].as_str().unwrap().to_owned(),
                )
            })
            .collect();
        let mut expected = BTreeSet::from([((*kind).to_owned(), (*symbol).to_owned())]);
        if *name == "MISSING" {
            expected.insert(((*kind).to_owned(), "PyFoo_Baz".to_owned()));
        }
        assert_eq!(errors, expected, "{name}");
    }
}

/// Modules that are as they should be, as sources and as shared objects with and without
/// symbols.
#[test]
fn check_finds_nothing_in_sound_modules() {
    let room = Room::new();
    let include = repository("tests/modules");
    for folder in ["examples", "tests/modules", "tests/header"] {
        for entry in fs::read_dir(repository(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if path.extension().is_none_or(|found| found != "c") || name == "bad" {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            if !text.contains(&format!("PyInit_{name}")) {
                continue;
            }
            let path = path.to_str().unwrap();
            good(room.run(&["check", "--strict", "-I", &include, path]));
        }
    }
    for name in ["noddy4", "shoddy", "mymodule"] {
        let out = format!("{name}.so");
        room.good(&["build", &super::example(&format!("{name}.c")), "-o", &out]);
        let full = json(&room.good(&["check", "--strict", "--json", &out]));
        good(Command::new("strip").arg(room.path(&out)).output().unwrap());
        let stripped = json(&room.good(&["check", "--strict", "--json", &out]));
        assert_eq!(full["checked"], stripped["checked"], "{name}");
        assert!(full["limits"].as_array().unwrap().is_empty());
        assert!(stripped["limits"][0].as_str().unwrap().contains("stripped"));
        assert_eq!(full["checked"][0]["modules"][0], name);
    }
}

#[test]
fn check_reads_objects_of_firmware_and_archives() {
    let room = Room::new();
    let faulty = format!(
        "{PRELUDE}METHODS(one, {{\"a\", F(noargs), METH_O | METH_NOARGS, NULL}});\n\
         MEMBERS(two, {{\"a\", Py_T_INT, sizeof(Obj), 0, NULL}});\n\
         TYPE(three, .tp_basicsize = 4);\n"
    );
    room.write("faulty.c", &faulty);
    let expected = wanted(&[
        ("method-flags-two", "one_methods", "\"a\""),
        ("member-outside", "two_members", "\"a\""),
        ("type-basicsize-head", "three", ""),
    ]);
    for mode in ["universal", "vm"] {
        let mut command = room.command(&["build", "--mode", "vm", "faulty.c", "-o", "faulty.o"]);
        if mode == "universal" {
            // An object file with two-word heads.
            command = Command::new("cc");
            command.args([
                "-c",
                "-fPIC",
                "-I",
                &repository("include"),
                "faulty.c",
                "-o",
                "faulty.o",
            ]);
            command.current_dir(room.path("."));
        }
        good(command.output().unwrap());
        let output = room.run(&["check", "--json", "faulty.o"]);
        same(&keys(&json(&output)), &expected);
        let mut archive = Command::new("ar");
        archive
            .args(["rcs", "faulty.a", "faulty.o"])
            .current_dir(room.path("."));
        good(archive.output().unwrap());
        let report = json(&room.run(&["check", "--json", "faulty.a"]));
        same(&keys(&report), &expected);
        assert_eq!(report["findings"][0]["file"], "faulty.a(faulty.o)");
        fs::remove_file(room.path("faulty.a")).unwrap();
    }
}

#[test]
fn check_knows_the_file_s_name() {
    let room = Room::new();
    room.write("plain.c", super::PLAIN);
    room.good(&["build", "plain.c", "-o", "plain.cpython-311.so"]);
    room.good(&["check", "plain.cpython-311.so"]);
    room.good(&["build", "plain.c", "-o", "other.so"]);
    let report = json(&room.run(&["check", "--json", "other.so"]));
    same(
        &keys(&report),
        &wanted(&[("init-name", "PyInit_other", "")]),
    );
    room.write("none.c", "int x;\n");
    room.good(&["build", "none.c", "-o", "none.so"]);
    let report = json(&room.run(&["check", "--json", "none.so"]));
    same(
        &keys(&report),
        &wanted(&[("init-missing", "PyInit_none", "")]),
    );
    let source = "#include <typeobject.h>\nstatic struct PyModuleDef d = {PyModuleDef_HEAD_INIT, \"wrong\", NULL, -1, NULL, NULL, NULL, NULL, NULL};\n\
                  PyMODINIT_FUNC PyInit_right(void) { return PyModule_Create(&d); }\n";
    room.write("right.c", source);
    let output = room.good(&["check", "--json", "right.c"]);
    same(
        &keys(&json(&output)),
        &wanted(&[("module-name-differs", "d", "")]),
    );
    assert_eq!(
        room.run(&["check", "--strict", "right.c"]).status.code(),
        Some(1)
    );
}

#[test]
fn check_says_what_it_could_not_do() {
    let room = Room::new();
    room.write("text.txt", "no object\n");
    room.write("broken.c", "int f( {\n");
    for (args, says) in [
        (["check", "none.so"], "no such file"),
        (["check", "text.txt"], "no object file"),
        (["check", "broken.c"], "-I and -D"),
    ] {
        let output = room.run(&args);
        assert_eq!(output.status.code(), Some(2));
        assert!(stderr(&output).contains(says), "{}", stderr(&output));
    }
    room.write(
        "vec.c",
        "#include <typeobject.h>\nPyObject *PyInit_vec(void) { return NULL; }\n",
    );
    let output = room.good(&["check", "vec.c"]);
    assert!(stdout(&output).ends_with("0 errors, 0 warnings, 0 notes\n"));
}

/// A slot that the check calls ignored is one that the runtime and the port do not read.
#[test]
fn check_knows_which_slots_a_vm_ignores() {
    let rules = fs::read_to_string(repository("src/bin/typeobject/check/rules.rs")).unwrap();
    let list = rules.split("pub const IGNORED").nth(1).unwrap();
    let list = list.split("];").next().unwrap();
    let slots: Vec<&str> = list
        .split('"')
        .filter(|text| text.starts_with("tp_") || text.starts_with("am_"))
        .filter(|text| !text.contains(' '))
        .collect();
    assert!(!slots.is_empty());
    for folder in ["src/runtime", "ffi/micropython"] {
        for entry in fs::read_dir(repository(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap_or_default();
            for slot in &slots {
                for reading in [
                    format!(").{slot} "),
                    format!(").{slot}."),
                    format!("->{slot}"),
                ] {
                    assert!(!text.contains(&reading), "{}: {reading}", path.display());
                }
            }
        }
    }
}
