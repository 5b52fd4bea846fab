/* ---- heads of objects --------------------------------------------------------- */

#define PyObject_HEAD PyObject ob_base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define _PyObject_EXTRA_INIT
#ifdef TYPEOBJECT_VM
/* The host fills in the head of a static object, so [type] is not written. */
#define PyObject_HEAD_INIT(type) {(const typeobject_vmtype *)1},
#else
#define PyObject_HEAD_INIT(type) {1, (type)},
#endif
#define PyVarObject_HEAD_INIT(type, size) {PyObject_HEAD_INIT(type)(size)},
#define PyModuleDef_HEAD_INIT {PyObject_HEAD_INIT(NULL) NULL, 0, NULL}

#define PyLong_SHIFT 30
#define PyLong_BASE ((digit)1 << PyLong_SHIFT)
#define PyLong_MASK ((digit)(PyLong_BASE - 1))
typedef uint64_t twodigits;
/* CPython's hash of numbers: the VM has its own. */
#define PyHASH_BITS (SIZEOF_VOID_P >= 8 ? 61 : 31)
#define PyHASH_MODULUS (((size_t)1 << PyHASH_BITS) - 1)
#define PyHASH_MULTIPLIER 1000003UL
#define PyHASH_IMAG PyHASH_MULTIPLIER
#define PyHASH_INF 314159
#define _PyHASH_BITS PyHASH_BITS
#define _PyHASH_MODULUS PyHASH_MODULUS
#define _PyHASH_MULTIPLIER PyHASH_MULTIPLIER
#define _PyHASH_IMAG PyHASH_IMAG
#define _PyHASH_INF PyHASH_INF
typedef int64_t stwodigits;
typedef Py_ssize_t Py_ssize_clean_t;
typedef wchar_t Py_UNICODE;
typedef PyTupleObject PyStructSequence;
#define Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED ((void *)0)
#define Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED ((void *)1)
#define Py_MOD_PER_INTERPRETER_GIL_SUPPORTED ((void *)2)
#define Py_MOD_GIL_USED ((void *)0)
#define Py_MOD_GIL_NOT_USED ((void *)1)
#define PY_VECTORCALL_ARGUMENTS_OFFSET ((size_t)1 << (8 * sizeof(size_t) - 1))
#define PyVectorcall_NARGS(n) ((Py_ssize_t)((size_t)(n) & ~PY_VECTORCALL_ARGUMENTS_OFFSET))
#define PYTHON_API_STRING "1013"
#define PYTHON_ABI_STRING "3"
