/* Every table with designated initialisers, every field named, C only. */
#include <typeobject.h>

static PyMethodDef methods[] = {
    {.ml_name = NULL, .ml_meth = NULL, .ml_flags = 0, .ml_doc = NULL},
};
static PyMemberDef members[] = {
    {.name = NULL, .type = Py_T_INT, .offset = 0, .flags = Py_READONLY, .doc = NULL},
};
static PyGetSetDef getset[] = {
    {.name = NULL, .get = NULL, .set = NULL, .doc = NULL, .closure = NULL},
};
static PyAsyncMethods async = {
    .am_await = NULL, .am_aiter = NULL, .am_anext = NULL, .am_send = NULL,
};
static PyNumberMethods number = {.nb_add = NULL, .nb_bool = NULL, .nb_matrix_multiply = NULL};
static PySequenceMethods sequence = {.sq_length = NULL, .sq_inplace_repeat = NULL};
static PyMappingMethods mapping = {
    .mp_length = NULL, .mp_subscript = NULL, .mp_ass_subscript = NULL,
};
static PyBufferProcs buffer = {.bf_getbuffer = NULL, .bf_releasebuffer = NULL};

extern PyTypeObject Everything_Type;
PyTypeObject Everything_Type = {
    .ob_base = PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "designated.Everything",
    .tp_basicsize = sizeof(PyObject),
    .tp_itemsize = 0,
    .tp_dealloc = NULL,
    .tp_vectorcall_offset = 0,
    .tp_getattr = NULL,
    .tp_setattr = NULL,
    .tp_as_async = &async,
    .tp_repr = NULL,
    .tp_as_number = &number,
    .tp_as_sequence = &sequence,
    .tp_as_mapping = &mapping,
    .tp_hash = NULL,
    .tp_call = NULL,
    .tp_str = NULL,
    .tp_getattro = NULL,
    .tp_setattro = NULL,
    .tp_as_buffer = &buffer,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = PyDoc_STR("everything"),
    .tp_traverse = NULL,
    .tp_clear = NULL,
    .tp_richcompare = NULL,
    .tp_weaklistoffset = 0,
    .tp_iter = NULL,
    .tp_iternext = NULL,
    .tp_methods = methods,
    .tp_members = members,
    .tp_getset = getset,
    .tp_base = NULL,
    .tp_dict = NULL,
    .tp_descr_get = NULL,
    .tp_descr_set = NULL,
    .tp_dictoffset = 0,
    .tp_init = NULL,
    .tp_alloc = NULL,
    .tp_new = NULL,
    .tp_free = NULL,
    .tp_is_gc = NULL,
    .tp_bases = NULL,
    .tp_mro = NULL,
    .tp_cache = NULL,
    .tp_subclasses = NULL,
    .tp_weaklist = NULL,
    .tp_del = NULL,
    .tp_version_tag = 0,
    .tp_finalize = NULL,
    .tp_vectorcall = NULL,
    .tp_watched = 0,
    .tp_versions_used = 0,
};

extern PyTypeObject Short_Type;
PyTypeObject Short_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "designated.Short",
    .tp_basicsize = sizeof(PyObject),
    .tp_print = NULL,
};

static PyModuleDef_Slot slots[] = {
    {.slot = Py_mod_exec, .value = NULL},
    {.slot = 0, .value = NULL},
};

extern struct PyModuleDef designated_module;
struct PyModuleDef designated_module = {
    .m_base = PyModuleDef_HEAD_INIT,
    .m_name = "designated",
    .m_doc = NULL,
    .m_size = 0,
    .m_methods = NULL,
    .m_slots = slots,
    .m_traverse = NULL,
    .m_clear = NULL,
    .m_free = NULL,
};
