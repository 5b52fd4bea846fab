//! `typeobject stubs`. That mypy agrees with what is written is tested by tests/run.sh.

use super::{good, stderr, stdout, Room};
use std::fs;
use std::process::Command;

const SOURCE: &str = r#"
#include <typeobject.h>
#include <stddef.h>
typedef struct { PyObject_HEAD int number; const char *text; } Obj;
static PyObject *f(PyObject *self, PyObject *arg) { (void)self; (void)arg; Py_RETURN_NONE; }
static PyObject *get(PyObject *self, void *c) { (void)self; (void)c; Py_RETURN_NONE; }
static int set(PyObject *self, PyObject *v, void *c) { (void)self; (void)v; (void)c; return 0; }
static int init(PyObject *self, PyObject *a, PyObject *k) { (void)self; (void)a; (void)k; return 0; }
static PyMethodDef methods[] = {
    {"plain", f, METH_NOARGS, NULL},
    {"one", f, METH_O, "Takes \"one\"\n\nand more\\."},
    {"many", f, METH_VARARGS, "many($self, a: int, b='x, y', *, c=os.sep)\n--\n\nSigned -> list[int]"},
    {"made", f, METH_NOARGS | METH_CLASS, "made($type)\n--\n\n"},
    {"free", f, METH_VARARGS | METH_STATIC, "free(x, /)\n--\n\n"},
    {"pass", f, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static PyMemberDef members[] = {
    {"int", Py_T_INT, offsetof(Obj, number), 0, "A number."},
    {"text", Py_T_STRING, offsetof(Obj, text), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyGetSetDef getset[] = {
    {"both", get, set, "Both ways -> str | None", NULL},
    {"read", get, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};
static PyTypeObject Thing = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "things.Thing", .tp_doc = "Thing(n: int = 0, /)\n--\n\nA thing.",
    .tp_basicsize = sizeof(Obj), .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_methods = methods, .tp_members = members, .tp_getset = getset, .tp_init = init,
    .tp_new = PyType_GenericNew, .tp_hash = PyObject_HashNotImplemented,
};
static PyMethodDef functions[] = {
    {"function", f, METH_VARARGS, "function($module, /, n: float) -> bool\n--\n\nText."},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef def = {PyModuleDef_HEAD_INIT, "things", "Things.", -1, functions, NULL, NULL, NULL, NULL};
PyMODINIT_FUNC PyInit_things(void)
{
    PyObject *m;
    if (PyType_Ready(&Thing) < 0 || (m = PyModule_Create(&def)) == NULL)
        return NULL;
    PyModule_AddIntConstant(m, "ANSWER", 42);
    PyModule_AddStringConstant(m, "NAME", "x");
    return m;
}
"#;

const EXPECTED: &str = r#"# Written by `typeobject stubs` from the tables of the module.
"""Things."""
from typing import Any
from typing import ClassVar
from typing import final
import builtins

def function(n: float) -> bool:
    """Text."""

@final
class Thing:
    """A thing."""
    int: builtins.int
    """A number."""
    @property
    def text(self) -> str | None: ...
    @property
    def both(self) -> str | None:
        """Both ways -> str | None"""
    @both.setter
    def both(self, value: str | None, /) -> None: ...
    @property
    def read(self) -> Any: ...
    def __init__(self, n: builtins.int = 0, /) -> None: ...
    def plain(self) -> Any: ...
    def one(self, object: Any, /) -> Any:
        """Takes "one"

        and more\\.
        """
    def many(self, a: builtins.int, b: Any = 'x, y', *, c: Any = ...) -> list[builtins.int]:
        """Signed -> list[int]"""
    @classmethod
    def made(cls) -> Any: ...
    @staticmethod
    def free(x: Any, /) -> Any: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

ANSWER: int
NAME: str
"#;

#[test]
fn stubs_say_what_the_tables_say() {
    let room = Room::new();
    room.write("things.c", SOURCE);
    room.good(&["build", "things.c", "-o", "things.so"]);
    let output = room.good(&["stubs", "things.so"]);
    assert_eq!(stdout(&output), EXPECTED);
    assert_eq!(stderr(&output), "");
    // The same without symbols, which is said.
    good(
        Command::new("strip")
            .arg(room.path("things.so"))
            .output()
            .unwrap(),
    );
    let output = room.good(&["stubs", "things.so", "-o", "things.pyi"]);
    assert_eq!(
        fs::read_to_string(room.path("things.pyi")).unwrap(),
        EXPECTED
    );
    assert!(stderr(&output).contains("stripped"));
    let mut parse = Command::new("python3");
    parse.args(["-c", "import ast; ast.parse(open('things.pyi').read())"]);
    good(parse.current_dir(room.path(".")).output().unwrap());

    room.bad(&["stubs", "none.so"], &["none.so"]);
    room.write("empty.c", "int x;\n");
    room.good(&["build", "empty.c", "-o", "empty.so"]);
    room.bad(
        &["stubs", "empty.so"],
        &["empty.so", "no module definition"],
    );
}
