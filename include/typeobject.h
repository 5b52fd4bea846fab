/* typeobject.h: the C-API of CPython for a module that is compiled once.
 *
 * Generated from src/abi, src/header and src/runtime; do not edit. To write it anew:
 * cargo run --features header --bin typeobject-header
 *
 * Modes, by a macro defined before this header is included:
 *   (none)               one shared object for CPython 3.8 and later and for hosted VMs
 *   TYPEOBJECT_CPYTHON   CPython's own headers are included and no more is declared
 *   TYPEOBJECT_VM        firmware: the head of an object is one word
 */
#ifndef TYPEOBJECT_H
#define TYPEOBJECT_H
#define TYPEOBJECT_VERSION "0.1.0"

#ifdef TYPEOBJECT_CPYTHON

#include <Python.h>
#include <structmember.h>

/* Whether a VM runs the module. */
#define TYPEOBJECT_ON_VM 0

#else

/* ---- what Python.h includes ------------------------------------------------- */

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#if defined(__unix__) || defined(__APPLE__)
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>
#endif

/* ---- the version: that of the oldest host ------------------------------------
 * A universal module is for CPython 3.8 and everything after it, so it reports 3.8.
 * Functions that are newer are offered all the same: they are composed from what 3.8
 * has, or call the host's when it has one. */

#define PY_MAJOR_VERSION 3
#define PY_MINOR_VERSION 8
#define PY_MICRO_VERSION 0
#define PY_RELEASE_LEVEL 0xF
#define PY_RELEASE_SERIAL 0
#define PY_RELEASE_LEVEL_FINAL 0xF
#define PY_VERSION "3.8.0"
#define PY_VERSION_HEX 0x030800F0
#define Py_PACK_FULL_VERSION(X, Y, Z, LEVEL, SERIAL)                               \
    ((((X) & 0xff) << 24) | (((Y) & 0xff) << 16) | (((Z) & 0xff) << 8)              \
     | (((LEVEL) & 0xf) << 4) | (((SERIAL) & 0xf) << 0))
#define Py_PACK_VERSION(X, Y) Py_PACK_FULL_VERSION(X, Y, 0, 0, 0)

/* What a header for older versions would add is here already. */
#ifndef PYTHONCAPI_COMPAT
#define PYTHONCAPI_COMPAT
#endif

/* ---- the compiler ------------------------------------------------------------ */

#ifdef __cplusplus
#define TYPEOBJECT_EXTERN_C extern "C"
#else
#define TYPEOBJECT_EXTERN_C
#endif

#if defined(__GNUC__) || defined(__clang__)
#define TYPEOBJECT_EXTENSION __extension__
#define TYPEOBJECT_WEAK __attribute__((weak, visibility("default")))
#define TYPEOBJECT_COLD __attribute__((cold))
/* One in a module, whatever number of its files define it. */
#define TYPEOBJECT_OWN __attribute__((weak, visibility("hidden")))
/* Always inlined: GCC 12 may otherwise put a static object into read-only memory when it
 * sees its address passed on through an inline function only. */
#define TYPEOBJECT_STATIC_INLINE static inline __attribute__((always_inline))
/* Not static in C: in C99 the inline functions of TYPEOBJECT_NEWER could not call them. */
#ifdef __cplusplus
#define TYPEOBJECT_INLINE TYPEOBJECT_STATIC_INLINE
#else
#define TYPEOBJECT_INLINE extern inline __attribute__((gnu_inline, always_inline))
#endif
#define TYPEOBJECT_LIKELY(x) __builtin_expect(!!(x), 1)
#define TYPEOBJECT_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define Py_EXPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_LOCAL_SYMBOL __attribute__((visibility("hidden")))
#define Py_IMPORTED_SYMBOL __attribute__((visibility("default")))
#define Py_DEPRECATED(version) __attribute__((__deprecated__))
#define Py_NO_RETURN __attribute__((__noreturn__))
#define Py_GCC_ATTRIBUTE(x) __attribute__(x)
#define Py_ALWAYS_INLINE __attribute__((always_inline))
#define Py_NO_INLINE __attribute__((noinline))
#define Py_UNUSED(name) _unused_##name __attribute__((unused))
#define Py_UNREACHABLE() __builtin_unreachable()
#define Py_FORMAT_PARSETUPLE(func, p1, p2)
#else
#error "typeobject.h needs GCC or Clang: it uses weak symbols"
#endif

#define Py_LIKELY(x) __builtin_expect(!!(x), 1)
#define Py_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define PyAPI_FUNC(type) Py_EXPORTED_SYMBOL type
#define PyAPI_DATA(type) extern Py_EXPORTED_SYMBOL type
#define PyMODINIT_FUNC TYPEOBJECT_EXTERN_C Py_EXPORTED_SYMBOL PyObject *
#define Py_LOCAL(type) static type
#define Py_LOCAL_INLINE(type) static inline type
#define _Py_NO_RETURN Py_NO_RETURN
#define _Py_HOT_FUNCTION
#define Py_MEMCPY memcpy
#define Py_FORCE_EXPANSION(X) X
#ifdef __cplusplus
#define _Py_NULL nullptr
#define _Py_STATIC_CAST(type, expr) static_cast<type>(expr)
#define _Py_CAST(type, expr) ((type)(expr))
#else
#define _Py_NULL NULL
#define _Py_STATIC_CAST(type, expr) ((type)(expr))
#define _Py_CAST(type, expr) ((type)(expr))
#endif

/* ---- pymacro.h, pymath.h, pyport.h ------------------------------------------- */

#define Py_MIN(x, y) (((x) > (y)) ? (y) : (x))
#define Py_MAX(x, y) (((x) > (y)) ? (x) : (y))
#define Py_ABS(x) ((x) < 0 ? -(x) : (x))
#define Py_CHARMASK(c) ((unsigned char)((c) & 0xff))
#define _Py_XSTRINGIFY(x) #x
#define Py_STRINGIFY(x) _Py_XSTRINGIFY(x)
#define Py_ARRAY_LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define Py_MEMBER_SIZE(type, member) sizeof(((type *)0)->member)
#define Py_BUILD_ASSERT_EXPR(cond) (sizeof(char[1 - 2 * !(cond)]) - 1)
#define Py_BUILD_ASSERT(cond) do { (void)Py_BUILD_ASSERT_EXPR(cond); } while (0)
#define PyDoc_VAR(name) static const char name[]
#define PyDoc_STRVAR(name, str) PyDoc_VAR(name) = PyDoc_STR(str)
#define PyDoc_STR(str) str
#define _Py_SIZE_ROUND_DOWN(n, a) ((size_t)(n) & ~(size_t)((a) - 1))
#define _Py_SIZE_ROUND_UP(n, a)                                                    \
    (((size_t)(n) + (size_t)((a) - 1)) & ~(size_t)((a) - 1))
#define _Py_ALIGN_DOWN(p, a) ((void *)((uintptr_t)(p) & ~(uintptr_t)((a) - 1)))
#define _Py_ALIGN_UP(p, a)                                                         \
    ((void *)(((uintptr_t)(p) + (uintptr_t)((a) - 1)) & ~(uintptr_t)((a) - 1)))
#define _Py_IS_ALIGNED(p, a) (!((uintptr_t)(p) & (uintptr_t)((a) - 1)))
#define Py_ARITHMETIC_RIGHT_SHIFT(TYPE, I, J) ((I) >> (J))
#define Py_SAFE_DOWNCAST(VALUE, WIDE, NARROW) ((NARROW)(VALUE))
#define Py_IS_NAN(X) isnan(X)
#define Py_IS_INFINITY(X) isinf(X)
#define Py_IS_FINITE(X) isfinite(X)
#define Py_NAN ((double)NAN)
#define Py_HUGE_VAL HUGE_VAL
#define Py_INFINITY ((double)INFINITY)
#define Py_MATH_PI 3.14159265358979323846
#define Py_MATH_E 2.7182818284590452354
#define Py_MATH_TAU 6.2831853071795864769252867665590057683943
#define Py_RETURN_NAN return PyFloat_FromDouble(Py_NAN)
#define PY_LONG_LONG long long
#define PY_LLONG_MIN LLONG_MIN
#define PY_LLONG_MAX LLONG_MAX
#define PY_ULLONG_MAX ULLONG_MAX
#define PY_UINT32_T uint32_t
#define PY_UINT64_T uint64_t
#define PY_INT32_T int32_t
#define PY_INT64_T int64_t
#define HAVE_LONG_LONG 1
#define PY_SIZE_MAX SIZE_MAX
#define PY_SSIZE_T_MAX ((Py_ssize_t)(((size_t)-1) >> 1))
#define PY_SSIZE_T_MIN (-PY_SSIZE_T_MAX - 1)
#define PY_FORMAT_SIZE_T "z"
#define SIZEOF_VOID_P __SIZEOF_POINTER__
#define SIZEOF_SIZE_T __SIZEOF_SIZE_T__
#define SIZEOF_SHORT __SIZEOF_SHORT__
#define SIZEOF_INT __SIZEOF_INT__
#define SIZEOF_LONG __SIZEOF_LONG__
#define SIZEOF_LONG_LONG __SIZEOF_LONG_LONG__
#define SIZEOF_FLOAT __SIZEOF_FLOAT__
#define SIZEOF_DOUBLE __SIZEOF_DOUBLE__
#define SIZEOF_WCHAR_T __SIZEOF_WCHAR_T__
#define PY_LITTLE_ENDIAN (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#define PY_BIG_ENDIAN (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
#define WITH_THREAD 1

#ifndef TYPEOBJECT_VM
/* Of pyconfig.h what modules ask for and every Unix has. */
#define HAVE_CLOCK 1
#define HAVE_CLOCK_GETRES 1
#define HAVE_CLOCK_GETTIME 1
#define HAVE_COPYSIGN 1
#define HAVE_DLFCN_H 1
#define HAVE_DLOPEN 1
#define HAVE_ERRNO_H 1
#define HAVE_FCNTL_H 1
#define HAVE_FORK 1
#define HAVE_FSTATVFS 1
#define HAVE_FTRUNCATE 1
#define HAVE_GETADDRINFO 1
#define HAVE_GETPAGESIZE 1
#define HAVE_GETPID 1
#define HAVE_GETTIMEOFDAY 1
#define HAVE_HYPOT 1
#define HAVE_INTTYPES_H 1
#define HAVE_KILL 1
#define HAVE_LSTAT 1
#define HAVE_MEMORY_H 1
#define HAVE_MMAP 1
#define HAVE_POLL 1
#define HAVE_POLL_H 1
#define HAVE_PREAD 1
#define HAVE_PTHREAD_H 1
#define HAVE_PWRITE 1
#define HAVE_READLINK 1
#define HAVE_REALPATH 1
#define HAVE_ROUND 1
#define HAVE_SIGACTION 1
#define HAVE_SIGNAL_H 1
#define HAVE_SNPRINTF 1
#define HAVE_SOCKADDR_STORAGE 1
#define HAVE_SSIZE_T 1
#define HAVE_STDARG_PROTOTYPES 1
#define HAVE_STDINT_H 1
#define HAVE_STDLIB_H 1
#define HAVE_STRDUP 1
#define HAVE_STRFTIME 1
#define HAVE_STRINGS_H 1
#define HAVE_STRING_H 1
#define HAVE_SYMLINK 1
#define HAVE_SYSCONF 1
#define HAVE_SYS_IOCTL_H 1
#define HAVE_SYS_MMAN_H 1
#define HAVE_SYS_PARAM_H 1
#define HAVE_SYS_POLL_H 1
#define HAVE_SYS_RESOURCE_H 1
#define HAVE_SYS_SELECT_H 1
#define HAVE_SYS_SOCKET_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TIME_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_SYS_UN_H 1
#define HAVE_SYS_WAIT_H 1
#define HAVE_TERMIOS_H 1
#define HAVE_UNISTD_H 1
#define HAVE_WCHAR_H 1
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct bufferinfo Py_buffer;
typedef struct _object PyObject;
typedef struct typeobject_vmtype typeobject_vmtype;
typedef struct PyVarObject PyVarObject;
typedef struct PyType_Slot PyType_Slot;
typedef struct PyType_Spec PyType_Spec;
typedef struct PyNumberMethods PyNumberMethods;
typedef struct PySequenceMethods PySequenceMethods;
typedef struct PyMappingMethods PyMappingMethods;
typedef struct PyAsyncMethods PyAsyncMethods;
typedef struct PyBufferProcs PyBufferProcs;
typedef struct _typeobject PyTypeObject;
typedef struct PyMethodDef PyMethodDef;
typedef struct PyGetSetDef PyGetSetDef;
typedef struct PyMemberDef PyMemberDef;
typedef struct PyModuleDef_Base PyModuleDef_Base;
typedef struct PyModuleDef_Slot PyModuleDef_Slot;
typedef struct PyModuleDef PyModuleDef;
typedef struct PyByteArrayObject PyByteArrayObject;
typedef struct PyBytesObject PyBytesObject;
typedef struct PyUnicode_head PyUnicode_head;
typedef union PyUnicodeObject_data PyUnicodeObject_data;
typedef struct PyASCIIObject_v38 PyASCIIObject_v38;
typedef struct PyCompactUnicodeObject_v38 PyCompactUnicodeObject_v38;
typedef struct PyUnicodeObject_v38 PyUnicodeObject_v38;
typedef struct PyASCIIObject_v312 PyASCIIObject_v312;
typedef struct PyCompactUnicodeObject_v312 PyCompactUnicodeObject_v312;
typedef struct PyUnicodeObject_v312 PyUnicodeObject_v312;
typedef union PyASCIIObject PyASCIIObject;
typedef union PyCompactUnicodeObject PyCompactUnicodeObject;
typedef union PyUnicodeObject PyUnicodeObject;
typedef struct _PyUnicodeWriter _PyUnicodeWriter;
typedef struct PyLongObject_v38 PyLongObject_v38;
typedef struct _PyLongValue _PyLongValue;
typedef struct PyLongObject_v312 PyLongObject_v312;
typedef union _longobject PyLongObject;
typedef struct PyFloatObject PyFloatObject;
typedef struct Py_complex Py_complex;
typedef struct PyComplexObject PyComplexObject;
typedef struct PyTupleObject_v38 PyTupleObject_v38;
typedef struct PyTupleObject_v314 PyTupleObject_v314;
typedef union PyTupleObject PyTupleObject;
typedef struct PyListObject PyListObject;
typedef struct PyDictObject PyDictObject;
typedef struct setentry setentry;
typedef struct PySetObject PySetObject;
typedef struct PySliceObject PySliceObject;
typedef struct PyMemoryViewObject PyMemoryViewObject;
typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;
typedef struct _frame PyFrameObject;
typedef struct PyCodeObject PyCodeObject;
typedef struct PyFunctionObject PyFunctionObject;
typedef struct PyHeapTypeObject PyHeapTypeObject;
typedef struct Py_tss_t Py_tss_t;
typedef struct PyBaseExceptionObject_v38 PyBaseExceptionObject_v38;
typedef struct PyBaseExceptionObject_v311 PyBaseExceptionObject_v311;
typedef union PyBaseExceptionObject_tail PyBaseExceptionObject_tail;
typedef struct PyBaseExceptionObject PyBaseExceptionObject;
typedef struct PyStructSequence_Field PyStructSequence_Field;
typedef struct PyStructSequence_Desc PyStructSequence_Desc;
struct typeobject_vm;

/* ---- pyport.h -------------------------------------------------------------- */

/* A signed integer as wide as size_t. */
typedef intptr_t Py_ssize_t;
/* A hash value; -1 means that an exception is set. */
typedef Py_ssize_t Py_hash_t;
/* A hash value, unsigned. */
typedef size_t Py_uhash_t;
/* An unsigned integer that holds a pointer. */
typedef size_t Py_uintptr_t;
/* A signed integer that holds a pointer. */
typedef intptr_t Py_intptr_t;

/* ---- pybuffer.h ------------------------------------------------------------ */


/* A view of an object's memory, filled by bf_getbuffer and given back with
 * PyBuffer_Release. */
struct bufferinfo {
    void *buf; /* Start of the first item. */
    PyObject *obj; /* The exporter, an owned reference; NULL once released. */
    Py_ssize_t len; /* Bytes in the whole view, product(shape) * itemsize. */
    Py_ssize_t itemsize; /* Bytes of one item. */
    int readonly; /* Non-zero when the memory must not be written. */
    int ndim; /* Number of dimensions, 0 to 64. */
    char *format; /* The item's format as in the struct module; NULL means "B". */
    Py_ssize_t *shape; /* ndim lengths, or NULL. */
    Py_ssize_t *strides; /* ndim distances in bytes, or NULL for C order. */
    Py_ssize_t *suboffsets; /* ndim offsets to follow pointers by, or NULL. */
    void *internal; /* The exporter's own. */
};
/* bf_getbuffer: fills the view and returns 0, or sets BufferError and returns -1. */
typedef int (*getbufferproc)(PyObject *exporter, Py_buffer *view, int flags);
/* bf_releasebuffer: called when a view is given back. Must not fail. */
typedef void (*releasebufferproc)(PyObject *exporter, Py_buffer *view);
#define PyBUF_MAX_NDIM 64 /* The greatest number of dimensions. */
#define PyBUF_SIMPLE 0 /* Plain bytes. */
#define PyBUF_WRITABLE 0x0001 /* The memory will be written. */
#define PyBUF_WRITEABLE PyBUF_WRITABLE /* An older spelling of PyBUF_WRITABLE. */
#define PyBUF_FORMAT 0x0004 /* format is wanted. */
#define PyBUF_ND 0x0008 /* shape is wanted. */
#define PyBUF_STRIDES (0x0010 | PyBUF_ND) /* strides are wanted. */
/* The memory must be contiguous in C order. */
#define PyBUF_C_CONTIGUOUS (0x0020 | PyBUF_STRIDES)
/* The memory must be contiguous in Fortran order. */
#define PyBUF_F_CONTIGUOUS (0x0040 | PyBUF_STRIDES)
/* The memory must be contiguous in either order. */
#define PyBUF_ANY_CONTIGUOUS (0x0080 | PyBUF_STRIDES)
#define PyBUF_INDIRECT (0x0100 | PyBUF_STRIDES) /* suboffsets are understood. */
#define PyBUF_CONTIG (PyBUF_ND | PyBUF_WRITABLE) /* Contiguous and writable. */
#define PyBUF_CONTIG_RO PyBUF_ND /* Contiguous. */
#define PyBUF_STRIDED (PyBUF_STRIDES | PyBUF_WRITABLE) /* With strides and writable. */
#define PyBUF_STRIDED_RO PyBUF_STRIDES /* With strides. */
/* With strides and format, writable. */
#define PyBUF_RECORDS ((PyBUF_STRIDES | PyBUF_WRITABLE) | PyBUF_FORMAT)
#define PyBUF_RECORDS_RO (PyBUF_STRIDES | PyBUF_FORMAT) /* With strides and format. */
/* Everything, writable. */
#define PyBUF_FULL ((PyBUF_INDIRECT | PyBUF_WRITABLE) | PyBUF_FORMAT)
#define PyBUF_FULL_RO (PyBUF_INDIRECT | PyBUF_FORMAT) /* Everything. */
/* For PyMemoryView_FromMemory and PyMemoryView_GetContiguous: read only. */
#define PyBUF_READ 0x100
/* For PyMemoryView_FromMemory and PyMemoryView_GetContiguous: writable. */
#define PyBUF_WRITE 0x200

/* ---- object.h -------------------------------------------------------------- */


#ifndef TYPEOBJECT_VM
/* The head of every object, two words: CPython's. */
struct _object {
    Py_ssize_t ob_refcnt; /* The number of references, or the VM's type. */
    PyTypeObject *ob_type; /* The type. */
};
#endif

#ifdef TYPEOBJECT_VM
/* The head of every object, one word: the VM's own type. Py_TYPE goes through it. */
struct _object {
    const typeobject_vmtype *ob_vmtype; /* The VM's type of the object. */
};
#endif

/* The head of objects of variable size. */
struct PyVarObject {
    PyObject ob_base; /* Head. */
    Py_ssize_t ob_size; /* Number of items. */
};

/* One slot of a PyType_Spec. */
struct PyType_Slot {
    int slot; /* Py_tp_*, Py_nb_*…; 0 ends the array. */
    void *pfunc; /* The slot's function or value. */
};

/* What PyType_FromSpec makes a heap type from. */
struct PyType_Spec {
    const char *name; /* "module.name". */
    int basicsize; /* Bytes of an instance; 0 inherits. */
    int itemsize; /* Bytes of an item of a variable-size instance, else 0. */
    unsigned int flags; /* Py_TPFLAGS_*. */
    PyType_Slot *slots; /* The slots, ended by slot 0. */
};
/* One operand. Returns a new reference. */
typedef PyObject *(*unaryfunc)(PyObject *);
/* Two operands. Returns a new reference, Py_NotImplemented included. */
typedef PyObject *(*binaryfunc)(PyObject *, PyObject *);
/* Three operands. Returns a new reference. */
typedef PyObject *(*ternaryfunc)(PyObject *, PyObject *, PyObject *);
/* A question: 1, 0 or -1. */
typedef int (*inquiry)(PyObject *);
/* A length, or -1. */
typedef Py_ssize_t (*lenfunc)(PyObject *);
/* An object and an index or count. Returns a new reference. */
typedef PyObject *(*ssizeargfunc)(PyObject *, Py_ssize_t);
/* An object and a range of indices (unused since Python 3). */
typedef PyObject *(*ssizessizeargfunc)(PyObject *, Py_ssize_t, Py_ssize_t);
/* Sets an item by index, or deletes it when the value is NULL: 0 or -1. */
typedef int (*ssizeobjargproc)(PyObject *, Py_ssize_t, PyObject *);
/* Sets a range of items (unused since Python 3). */
typedef int (*ssizessizeobjargproc)(PyObject *, Py_ssize_t, Py_ssize_t, PyObject *);
/* Sets an item by key, or deletes it when the value is NULL: 0 or -1. */
typedef int (*objobjargproc)(PyObject *, PyObject *, PyObject *);
/* A question about two objects: 1, 0 or -1. */
typedef int (*objobjproc)(PyObject *, PyObject *);
/* Called by traverseproc for each reference; a result other than 0 ends the visit. */
typedef int (*visitproc)(PyObject *object, void *arg);
/* Calls visit for each reference that the object holds. */
typedef int (*traverseproc)(PyObject *self, visitproc visit, void *arg);
/* Frees memory. */
typedef void (*freefunc)(void *);
/* Ends an object. Must leave a pending exception as it was. */
typedef void (*destructor)(PyObject *);
/* Reads an attribute by C string. Returns a new reference. */
typedef PyObject *(*getattrfunc)(PyObject *self, char *name);
/* Reads an attribute. Returns a new reference. */
typedef PyObject *(*getattrofunc)(PyObject *self, PyObject *name);
/* Sets an attribute by C string, or deletes it when value is NULL: 0 or -1. */
typedef int (*setattrfunc)(PyObject *self, char *name, PyObject *value);
/* Sets an attribute, or deletes it when value is NULL: 0 or -1. */
typedef int (*setattrofunc)(PyObject *self, PyObject *name, PyObject *value);
/* A text. Returns a new reference to a str. */
typedef PyObject *(*reprfunc)(PyObject *);
/* A hash value, or -1. */
typedef Py_hash_t (*hashfunc)(PyObject *);
/* Compares; the third argument is Py_LT … Py_GE. Returns a new reference. */
typedef PyObject *(*richcmpfunc)(PyObject *, PyObject *, int);
/* Returns a new reference to an iterator. */
typedef PyObject *(*getiterfunc)(PyObject *);
/* Returns a new reference to the next item; NULL, with or without StopIteration, ends. */
typedef PyObject *(*iternextfunc)(PyObject *);
/* __get__: object is NULL when read from the class. Returns a new reference. */
typedef PyObject *(*descrgetfunc)(PyObject *self, PyObject *object, PyObject *type);
/* __set__, or __delete__ when value is NULL: 0 or -1. */
typedef int (*descrsetfunc)(PyObject *self, PyObject *object, PyObject *value);
/* __init__: 0 or -1. kwds may be NULL. */
typedef int (*initproc)(PyObject *self, PyObject *args, PyObject *kwds);
/* __new__: returns a new reference. kwds may be NULL. */
typedef PyObject *(*newfunc)(PyTypeObject *type, PyObject *args, PyObject *kwds);
/* Allocates a zeroed object with room for nitems items. Returns a new reference. */
typedef PyObject *(*allocfunc)(PyTypeObject *type, Py_ssize_t nitems);
/* A call with arguments in an array (PEP 590). Returns a new reference. */
typedef PyObject *(*vectorcallfunc)(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
/* What am_send returns. */
typedef int PySendResult;
#define PYGEN_RETURN 0 /* The generator returned. */
#define PYGEN_ERROR (-1) /* It raised. */
#define PYGEN_NEXT 1 /* It yielded. */
/* Sends a value into a generator (3.10+). */
typedef PySendResult (*sendfunc)(PyObject *iter, PyObject *value, PyObject **result);

/* The number protocol. A slot gets its operands in the order of the expression, so
 * either may be of the type. */
struct PyNumberMethods {
    binaryfunc nb_add; /* a + b */
    binaryfunc nb_subtract; /* a - b */
    binaryfunc nb_multiply; /* a * b */
    binaryfunc nb_remainder; /* a % b */
    binaryfunc nb_divmod; /* divmod(a, b) */
    ternaryfunc nb_power; /* pow(a, b, c); c is None for a ** b */
    unaryfunc nb_negative; /* -a */
    unaryfunc nb_positive; /* +a */
    unaryfunc nb_absolute; /* abs(a) */
    inquiry nb_bool; /* bool(a) */
    unaryfunc nb_invert; /* ~a */
    binaryfunc nb_lshift; /* a << b */
    binaryfunc nb_rshift; /* a >> b */
    binaryfunc nb_and; /* a & b */
    binaryfunc nb_xor; /* a ^ b */
    binaryfunc nb_or; /* a | b */
    unaryfunc nb_int; /* int(a) */
    void *nb_reserved; /* Was long(a) in Python 2; NULL. */
    unaryfunc nb_float; /* float(a) */
    binaryfunc nb_inplace_add; /* a += b */
    binaryfunc nb_inplace_subtract; /* a -= b */
    binaryfunc nb_inplace_multiply; /* a *= b */
    binaryfunc nb_inplace_remainder; /* a %= b */
    ternaryfunc nb_inplace_power; /* a **= b */
    binaryfunc nb_inplace_lshift; /* a <<= b */
    binaryfunc nb_inplace_rshift; /* a >>= b */
    binaryfunc nb_inplace_and; /* a &= b */
    binaryfunc nb_inplace_xor; /* a ^= b */
    binaryfunc nb_inplace_or; /* a |= b */
    binaryfunc nb_floor_divide; /* a // b */
    binaryfunc nb_true_divide; /* a / b */
    binaryfunc nb_inplace_floor_divide; /* a //= b */
    binaryfunc nb_inplace_true_divide; /* a /= b */
    unaryfunc nb_index; /* operator.index(a) */
    binaryfunc nb_matrix_multiply; /* a @ b */
    binaryfunc nb_inplace_matrix_multiply; /* a @= b */
};

/* The sequence protocol. */
struct PySequenceMethods {
    lenfunc sq_length; /* len(a) */
    binaryfunc sq_concat; /* a + b */
    ssizeargfunc sq_repeat; /* a * n */
    /* a[i]; the length is added to a negative index when there is sq_length */
    ssizeargfunc sq_item;
    void *was_sq_slice; /* Was a[i:j] in Python 2; NULL. */
    ssizeobjargproc sq_ass_item; /* a[i] = b, del a[i] */
    void *was_sq_ass_slice; /* Was a[i:j] = b in Python 2; NULL. */
    objobjproc sq_contains; /* b in a */
    binaryfunc sq_inplace_concat; /* a += b */
    ssizeargfunc sq_inplace_repeat; /* a *= n */
};

/* The mapping protocol. */
struct PyMappingMethods {
    lenfunc mp_length; /* len(a) */
    binaryfunc mp_subscript; /* a[b] */
    objobjargproc mp_ass_subscript; /* a[b] = c, del a[b] */
};

/* The asynchronous protocols. */
struct PyAsyncMethods {
    unaryfunc am_await; /* await a */
    unaryfunc am_aiter; /* async for x in a */
    unaryfunc am_anext; /* The next item of an asynchronous iterator. */
    /* Sends a value (3.10+, read only from types with Py_TPFLAGS_HAVE_AM_SEND). */
    sendfunc am_send;
};

/* The buffer protocol. */
struct PyBufferProcs {
    getbufferproc bf_getbuffer; /* Fills a view. */
    releasebufferproc bf_releasebuffer; /* Gives it back, or NULL. */
};

/* A type object: CPython's, with every slot of 3.8 to 3.14, then room for the VM. */
struct _typeobject {
    PyVarObject ob_base; /* Head. */
    const char *tp_name; /* "module.name"; needed. */
    Py_ssize_t tp_basicsize; /* Bytes of an instance. */
    Py_ssize_t tp_itemsize; /* Bytes of an item of a variable-size instance, else 0. */
    destructor tp_dealloc; /* Ends an instance. */
    /* Where in an instance its vectorcallfunc is, or 0. */
    Py_ssize_t tp_vectorcall_offset;
    getattrfunc tp_getattr; /* Deprecated: see tp_getattro. */
    setattrfunc tp_setattr; /* Deprecated: see tp_setattro. */
    PyAsyncMethods *tp_as_async; /* The asynchronous protocols, or NULL. */
    reprfunc tp_repr; /* repr(a) */
    PyNumberMethods *tp_as_number; /* The number protocol, or NULL. */
    PySequenceMethods *tp_as_sequence; /* The sequence protocol, or NULL. */
    PyMappingMethods *tp_as_mapping; /* The mapping protocol, or NULL. */
    hashfunc tp_hash; /* hash(a) */
    ternaryfunc tp_call; /* a(*args, **kwds); the third argument may be NULL */
    reprfunc tp_str; /* str(a) */
    getattrofunc tp_getattro; /* a.name */
    setattrofunc tp_setattro; /* a.name = b, del a.name */
    PyBufferProcs *tp_as_buffer; /* The buffer protocol, or NULL. */
    unsigned long tp_flags; /* Py_TPFLAGS_* */
    const char *tp_doc; /* The docstring, or NULL. */
    /* Visits the references that an instance holds. Needed with Py_TPFLAGS_HAVE_GC. */
    traverseproc tp_traverse;
    inquiry tp_clear; /* Drops the references that may be part of a cycle. */
    richcmpfunc tp_richcompare; /* a < b, a == b… */
    /* Where in an instance its list of weak references is, or 0. */
    Py_ssize_t tp_weaklistoffset;
    getiterfunc tp_iter; /* iter(a) */
    iternextfunc tp_iternext; /* next(a) */
    PyMethodDef *tp_methods; /* The methods, or NULL. */
    /* The attributes that are fields of the C struct, or NULL. */
    PyMemberDef *tp_members;
    PyGetSetDef *tp_getset; /* The computed attributes, or NULL. */
    PyTypeObject *tp_base; /* The base, borrowed; NULL for object. */
    PyObject *tp_dict; /* The type's attributes, filled by PyType_Ready. */
    descrgetfunc tp_descr_get; /* __get__ */
    descrsetfunc tp_descr_set; /* __set__, __delete__ */
    Py_ssize_t tp_dictoffset; /* Where in an instance its __dict__ is, or 0. */
    initproc tp_init; /* __init__ */
    allocfunc tp_alloc; /* Allocates an instance. */
    newfunc tp_new; /* __new__ */
    freefunc tp_free; /* Frees an instance's memory. */
    /* Whether an instance takes part in cyclic collection, where instances differ. */
    inquiry tp_is_gc;
    PyObject *tp_bases; /* The bases, a tuple. */
    PyObject *tp_mro; /* The method resolution order, a tuple. */
    PyObject *tp_cache; /* Unused. */
    PyObject *tp_subclasses; /* The host's: the subclasses. */
    PyObject *tp_weaklist; /* The host's: weak references to the type. */
    destructor tp_del; /* Deprecated: see tp_finalize. */
    unsigned int tp_version_tag; /* The host's: the version of the attribute cache. */
    destructor tp_finalize; /* __del__ */
    vectorcallfunc tp_vectorcall; /* Calls the type itself (3.9+). */
    /* What differs between versions; zero. */
    TYPEOBJECT_EXTENSION union {
        int (*tp_print)(PyObject *, FILE *, int); /* 3.8 only: never called. NULL. */
        /* 3.12 and later. */
        TYPEOBJECT_EXTENSION struct {
            uint8_t tp_watched; /* The host's: which type watchers care about the type. */
            /* The host's (3.13+): how many version tags the type has used. */
            uint16_t tp_versions_used;
        };
    };
    void *_vm[8]; /* The VM port's own, and room for later versions of CPython; zero. */
};
/* The host's (3.12+): a type of the interpreter's own. */
#define _Py_TPFLAGS_STATIC_BUILTIN (1UL << 1UL)
#define Py_TPFLAGS_INLINE_VALUES (1UL << 2UL) /* The host's (3.13+). */
/* The host keeps the list of weak references (3.12+; ignored by older ones). */
#define Py_TPFLAGS_MANAGED_WEAKREF (1UL << 3UL)
/* The host keeps __dict__ (3.11+; ignored by older ones). */
#define Py_TPFLAGS_MANAGED_DICT (1UL << 4UL)
/* Both. */
#define Py_TPFLAGS_PREHEADER (Py_TPFLAGS_MANAGED_WEAKREF | Py_TPFLAGS_MANAGED_DICT)
#define Py_TPFLAGS_SEQUENCE (1UL << 5UL) /* Matches sequence patterns (3.10+). */
#define Py_TPFLAGS_MAPPING (1UL << 6UL) /* Matches mapping patterns (3.10+). */
/* Calling the type is a TypeError (3.10+). */
#define Py_TPFLAGS_DISALLOW_INSTANTIATION (1UL << 7UL)
/* The type's attributes cannot be set (3.10+; static types are so anyway). */
#define Py_TPFLAGS_IMMUTABLETYPE (1UL << 8UL)
#define Py_TPFLAGS_HEAPTYPE (1UL << 9UL) /* Allocated, not static. */
#define Py_TPFLAGS_BASETYPE (1UL << 10UL) /* May be subclassed. */
#define Py_TPFLAGS_HAVE_VECTORCALL (1UL << 11UL) /* tp_vectorcall_offset is valid. */
#define _Py_TPFLAGS_HAVE_VECTORCALL Py_TPFLAGS_HAVE_VECTORCALL /* The name in 3.8. */
#define Py_TPFLAGS_READY (1UL << 12UL) /* Set by PyType_Ready. */
#define Py_TPFLAGS_READYING (1UL << 13UL) /* Set while PyType_Ready runs. */
#define Py_TPFLAGS_HAVE_GC (1UL << 14UL) /* Instances take part in cyclic collection. */
/* Kept for Stackless Python; nothing elsewhere. */
#define Py_TPFLAGS_HAVE_STACKLESS_EXTENSION 0UL
/* Instances behave as unbound methods. */
#define Py_TPFLAGS_METHOD_DESCRIPTOR (1UL << 17UL)
/* Part of the default in 3.8 and 3.9; nothing from 3.10 on. */
#define Py_TPFLAGS_HAVE_VERSION_TAG (1UL << 18UL)
/* The host's: tp_version_tag is valid. */
#define Py_TPFLAGS_VALID_VERSION_TAG (1UL << 19UL)
#define Py_TPFLAGS_IS_ABSTRACT (1UL << 20UL) /* Has abstract methods. */
/* am_send is valid (3.10 only; later always). */
#define _Py_TPFLAGS_HAVE_AM_SEND (1UL << 21UL)
#define _Py_TPFLAGS_MATCH_SELF (1UL << 22UL) /* The host's (3.10+). */
/* The items of a variable-size instance lie at its end (3.12+). */
#define Py_TPFLAGS_ITEMS_AT_END (1UL << 23UL)
#define Py_TPFLAGS_LONG_SUBCLASS (1UL << 24UL) /* A subclass of int. */
#define Py_TPFLAGS_LIST_SUBCLASS (1UL << 25UL) /* A subclass of list. */
#define Py_TPFLAGS_TUPLE_SUBCLASS (1UL << 26UL) /* A subclass of tuple. */
#define Py_TPFLAGS_BYTES_SUBCLASS (1UL << 27UL) /* A subclass of bytes. */
#define Py_TPFLAGS_UNICODE_SUBCLASS (1UL << 28UL) /* A subclass of str. */
#define Py_TPFLAGS_DICT_SUBCLASS (1UL << 29UL) /* A subclass of dict. */
#define Py_TPFLAGS_BASE_EXC_SUBCLASS (1UL << 30UL) /* A subclass of BaseException. */
#define Py_TPFLAGS_TYPE_SUBCLASS (1UL << 31UL) /* A subclass of type. */
/* What every type has. 3.8 and 3.9 want the version-tag bit for their attribute cache;
 * later versions ignore it. */
#define Py_TPFLAGS_DEFAULT (Py_TPFLAGS_HAVE_STACKLESS_EXTENSION | Py_TPFLAGS_HAVE_VERSION_TAG)
/* Nothing since 3.8: tp_finalize is always there. */
#define Py_TPFLAGS_HAVE_FINALIZE (1UL << 0UL)
#define Py_LT 0 /* < */
#define Py_LE 1 /* <= */
#define Py_EQ 2 /* == */
#define Py_NE 3 /* != */
#define Py_GT 4 /* > */
#define Py_GE 5 /* >= */
#define Py_PRINT_RAW 1 /* For the object's tp_print of old; unused. */

/* ---- methodobject.h -------------------------------------------------------- */

/* METH_VARARGS, METH_NOARGS and METH_O: args is a tuple, NULL or the one argument,
 * borrowed. Returns a new reference, or NULL with an exception set. */
typedef PyObject *(*PyCFunction)(PyObject *self, PyObject *args);
/* METH_FASTCALL: nargs borrowed arguments in an array. */
typedef PyObject *(*PyCFunctionFast)(PyObject *self, PyObject *const *args, Py_ssize_t nargs);
/* METH_VARARGS | METH_KEYWORDS: kwds is a dict or NULL. */
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *self, PyObject *args, PyObject *kwds);
/* METH_FASTCALL | METH_KEYWORDS: the values of the keyword arguments follow the nargs
 * positional ones, kwnames is the tuple of their names or NULL. */
typedef PyObject *(*PyCFunctionFastWithKeywords)(PyObject *self, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);
/* METH_METHOD | METH_FASTCALL | METH_KEYWORDS: also gets the class that defines the
 * method. Not in 3.8. */
typedef PyObject *(*PyCMethod)(PyObject *self, PyTypeObject *defining_class, PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames);

/* One entry of a method table; the table ends with PyMethodDef::END. */
struct PyMethodDef {
    const char *ml_name; /* The name; NULL ends the table. */
    PyCFunction ml_meth; /* The function. */
    int ml_flags; /* METH_*: how it is called. */
    const char *ml_doc; /* The docstring, or NULL. */
};
#define METH_VARARGS 0x0001 /* Arguments in a tuple. */
#define METH_KEYWORDS 0x0002 /* Keyword arguments too. */
#define METH_NOARGS 0x0004 /* No arguments. */
#define METH_O 0x0008 /* One argument. */
#define METH_CLASS 0x0010 /* A class method: the first argument is the type. */
#define METH_STATIC 0x0020 /* A static method: the first argument is NULL. */
#define METH_COEXIST 0x0040 /* Takes the place of a slot's wrapper of the same name. */
#define METH_FASTCALL 0x0080 /* Arguments in an array. */
#define METH_STACKLESS 0x0000 /* Kept for Stackless Python; nothing elsewhere. */
#define METH_METHOD 0x0200 /* The defining class is passed. Not in 3.8. */

/* ---- descrobject.h --------------------------------------------------------- */

/* Reads an attribute: returns a new reference, or NULL with an exception set. */
typedef PyObject *(*getter)(PyObject *self, void *closure);
/* Sets an attribute, or deletes it when value is NULL: 0, or -1 with an exception set. */
typedef int (*setter)(PyObject *self, PyObject *value, void *closure);

/* One computed attribute; the table ends with PyGetSetDef::END. */
struct PyGetSetDef {
    const char *name; /* The name; NULL ends the table. */
    getter get; /* Reads it. */
    setter set; /* Sets or deletes it; NULL makes it read-only. */
    const char *doc; /* The docstring, or NULL. */
    void *closure; /* Passed to both functions. */
};

/* One attribute that is a field of the C struct; the table ends with PyMemberDef::END. */
struct PyMemberDef {
    const char *name; /* The name; NULL ends the table. */
    int type; /* Py_T_*: the field's C type. In C the field is called type. */
    Py_ssize_t offset; /* Where the field is, in bytes from the start of the object. */
    int flags; /* Py_READONLY or 0. */
    const char *doc; /* The docstring, or NULL. */
};
#define Py_T_SHORT 0 /* short */
#define Py_T_INT 1 /* int */
#define Py_T_LONG 2 /* long */
#define Py_T_FLOAT 3 /* float */
#define Py_T_DOUBLE 4 /* double */
#define Py_T_STRING 5 /* const char *, read-only */
#define _Py_T_OBJECT 6 /* PyObject *; NULL reads as None. Use Py_T_OBJECT_EX. */
#define Py_T_CHAR 7 /* char, a str of length 1 */
#define Py_T_BYTE 8 /* signed char */
#define Py_T_UBYTE 9 /* unsigned char */
#define Py_T_USHORT 10 /* unsigned short */
#define Py_T_UINT 11 /* unsigned int */
#define Py_T_ULONG 12 /* unsigned long */
#define Py_T_STRING_INPLACE 13 /* char[], read-only */
#define Py_T_BOOL 14 /* char, a bool */
#define Py_T_OBJECT_EX 16 /* PyObject *; NULL raises AttributeError */
#define Py_T_LONGLONG 17 /* long long */
#define Py_T_ULONGLONG 18 /* unsigned long long */
#define Py_T_PYSSIZET 19 /* Py_ssize_t */
#define _Py_T_NONE 20 /* Always None. */
#define Py_READONLY 1 /* The attribute cannot be set or deleted. */
#define Py_AUDIT_READ 2 /* Reading it raises an audit event (3.10+). */
#define _Py_WRITE_RESTRICTED 4 /* No effect. */
/* The offset counts from the end of the base (3.12+, heap types only). */
#define Py_RELATIVE_OFFSET 8

/* ---- structmember.h -------------------------------------------------------- */

#define T_SHORT Py_T_SHORT /* short */
#define T_INT Py_T_INT /* int */
#define T_LONG Py_T_LONG /* long */
#define T_FLOAT Py_T_FLOAT /* float */
#define T_DOUBLE Py_T_DOUBLE /* double */
#define T_STRING Py_T_STRING /* const char *, read-only */
#define T_OBJECT _Py_T_OBJECT /* PyObject *; NULL reads as None */
#define T_CHAR Py_T_CHAR /* char, a str of length 1 */
#define T_BYTE Py_T_BYTE /* signed char */
#define T_UBYTE Py_T_UBYTE /* unsigned char */
#define T_USHORT Py_T_USHORT /* unsigned short */
#define T_UINT Py_T_UINT /* unsigned int */
#define T_ULONG Py_T_ULONG /* unsigned long */
#define T_STRING_INPLACE Py_T_STRING_INPLACE /* char[], read-only */
#define T_BOOL Py_T_BOOL /* char, a bool */
#define T_OBJECT_EX Py_T_OBJECT_EX /* PyObject *; NULL raises AttributeError */
#define T_LONGLONG Py_T_LONGLONG /* long long */
#define T_ULONGLONG Py_T_ULONGLONG /* unsigned long long */
#define T_PYSSIZET Py_T_PYSSIZET /* Py_ssize_t */
#define T_NONE _Py_T_NONE /* Always None */
#define READONLY Py_READONLY /* The attribute cannot be set or deleted. */
#define PY_AUDIT_READ Py_AUDIT_READ /* Reading it raises an audit event (3.10+). */
#define READ_RESTRICTED Py_AUDIT_READ /* As PY_AUDIT_READ. */
#define PY_WRITE_RESTRICTED _Py_WRITE_RESTRICTED /* No effect. */
#define RESTRICTED (READ_RESTRICTED | PY_WRITE_RESTRICTED) /* Both. */

/* ---- moduleobject.h -------------------------------------------------------- */


/* The part of a PyModuleDef that belongs to the host; starts as PyModuleDef_HEAD_INIT. */
struct PyModuleDef_Base {
    PyObject ob_base; /* Head. */
    PyObject *(*m_init)(void); /* The host's: initialises the module again. */
    Py_ssize_t m_index; /* The host's: the index for PyState_FindModule. */
    PyObject *m_copy; /* The host's: a copy of the module's dict. */
};

/* One step of a multi-phase initialisation; the array ends with PyModuleDef_Slot::END. */
struct PyModuleDef_Slot {
    int slot; /* Py_mod_*; 0 ends the array. */
    void *value; /* A function or a value, as the slot says. */
};
/* Makes the module object: PyObject *(*)(PyObject *spec, PyModuleDef *def). */
#define Py_mod_create 1
#define Py_mod_exec 2 /* Fills the module: int (*)(PyObject *module). */
/* Whether subinterpreters may load the module (3.12+; older hosts get the definition
 * without it). */
#define Py_mod_multiple_interpreters 3
/* Whether the module needs the GIL (3.13+; older hosts get the definition without it). */
#define Py_mod_gil 4

/* The definition of a module, passed to PyModule_Create or PyModuleDef_Init. */
struct PyModuleDef {
    PyModuleDef_Base m_base; /* PyModuleDef_HEAD_INIT. */
    const char *m_name; /* The module's name. */
    const char *m_doc; /* The docstring, or NULL. */
    /* Bytes of state per module object; -1: the module keeps its state in statics. */
    Py_ssize_t m_size;
    PyMethodDef *m_methods; /* The module's functions, or NULL. */
    PyModuleDef_Slot *m_slots; /* The steps of a multi-phase initialisation, or NULL. */
    traverseproc m_traverse; /* Visits the state, or NULL. */
    inquiry m_clear; /* Clears the state, or NULL. */
    freefunc m_free; /* Frees the state, or NULL. */
};

/* ---- modsupport.h ---------------------------------------------------------- */

/* The version that a module passes to PyModule_Create2; the same since 3.0. */
#define PYTHON_API_VERSION 1013
#define PYTHON_ABI_VERSION 3 /* The version of the stable ABI. */
/* For Py_BuildValue-like parsers: clean up converted arguments on failure. */
#define Py_CLEANUP_SUPPORTED 0x20000

/* ---- typeslots.h ----------------------------------------------------------- */

#define Py_bf_getbuffer 1 /* PyBufferProcs::bf_getbuffer, accepted from 3.9 */
#define Py_bf_releasebuffer 2 /* PyBufferProcs::bf_releasebuffer, accepted from 3.9 */
#define Py_mp_ass_subscript 3 /* PyMappingMethods::mp_ass_subscript */
#define Py_mp_length 4 /* PyMappingMethods::mp_length */
#define Py_mp_subscript 5 /* PyMappingMethods::mp_subscript */
#define Py_nb_absolute 6 /* PyNumberMethods::nb_absolute */
#define Py_nb_add 7 /* PyNumberMethods::nb_add */
#define Py_nb_and 8 /* PyNumberMethods::nb_and */
#define Py_nb_bool 9 /* PyNumberMethods::nb_bool */
#define Py_nb_divmod 10 /* PyNumberMethods::nb_divmod */
#define Py_nb_float 11 /* PyNumberMethods::nb_float */
#define Py_nb_floor_divide 12 /* PyNumberMethods::nb_floor_divide */
#define Py_nb_index 13 /* PyNumberMethods::nb_index */
#define Py_nb_inplace_add 14 /* PyNumberMethods::nb_inplace_add */
#define Py_nb_inplace_and 15 /* PyNumberMethods::nb_inplace_and */
#define Py_nb_inplace_floor_divide 16 /* PyNumberMethods::nb_inplace_floor_divide */
#define Py_nb_inplace_lshift 17 /* PyNumberMethods::nb_inplace_lshift */
#define Py_nb_inplace_multiply 18 /* PyNumberMethods::nb_inplace_multiply */
#define Py_nb_inplace_or 19 /* PyNumberMethods::nb_inplace_or */
#define Py_nb_inplace_power 20 /* PyNumberMethods::nb_inplace_power */
#define Py_nb_inplace_remainder 21 /* PyNumberMethods::nb_inplace_remainder */
#define Py_nb_inplace_rshift 22 /* PyNumberMethods::nb_inplace_rshift */
#define Py_nb_inplace_subtract 23 /* PyNumberMethods::nb_inplace_subtract */
#define Py_nb_inplace_true_divide 24 /* PyNumberMethods::nb_inplace_true_divide */
#define Py_nb_inplace_xor 25 /* PyNumberMethods::nb_inplace_xor */
#define Py_nb_int 26 /* PyNumberMethods::nb_int */
#define Py_nb_invert 27 /* PyNumberMethods::nb_invert */
#define Py_nb_lshift 28 /* PyNumberMethods::nb_lshift */
#define Py_nb_multiply 29 /* PyNumberMethods::nb_multiply */
#define Py_nb_negative 30 /* PyNumberMethods::nb_negative */
#define Py_nb_or 31 /* PyNumberMethods::nb_or */
#define Py_nb_positive 32 /* PyNumberMethods::nb_positive */
#define Py_nb_power 33 /* PyNumberMethods::nb_power */
#define Py_nb_remainder 34 /* PyNumberMethods::nb_remainder */
#define Py_nb_rshift 35 /* PyNumberMethods::nb_rshift */
#define Py_nb_subtract 36 /* PyNumberMethods::nb_subtract */
#define Py_nb_true_divide 37 /* PyNumberMethods::nb_true_divide */
#define Py_nb_xor 38 /* PyNumberMethods::nb_xor */
#define Py_sq_ass_item 39 /* PySequenceMethods::sq_ass_item */
#define Py_sq_concat 40 /* PySequenceMethods::sq_concat */
#define Py_sq_contains 41 /* PySequenceMethods::sq_contains */
#define Py_sq_inplace_concat 42 /* PySequenceMethods::sq_inplace_concat */
#define Py_sq_inplace_repeat 43 /* PySequenceMethods::sq_inplace_repeat */
#define Py_sq_item 44 /* PySequenceMethods::sq_item */
#define Py_sq_length 45 /* PySequenceMethods::sq_length */
#define Py_sq_repeat 46 /* PySequenceMethods::sq_repeat */
#define Py_tp_alloc 47 /* PyTypeObject::tp_alloc */
#define Py_tp_base 48 /* PyTypeObject::tp_base */
#define Py_tp_bases 49 /* PyTypeObject::tp_bases */
#define Py_tp_call 50 /* PyTypeObject::tp_call */
#define Py_tp_clear 51 /* PyTypeObject::tp_clear */
#define Py_tp_dealloc 52 /* PyTypeObject::tp_dealloc */
#define Py_tp_del 53 /* PyTypeObject::tp_del */
#define Py_tp_descr_get 54 /* PyTypeObject::tp_descr_get */
#define Py_tp_descr_set 55 /* PyTypeObject::tp_descr_set */
#define Py_tp_doc 56 /* PyTypeObject::tp_doc */
#define Py_tp_getattr 57 /* PyTypeObject::tp_getattr */
#define Py_tp_getattro 58 /* PyTypeObject::tp_getattro */
#define Py_tp_hash 59 /* PyTypeObject::tp_hash */
#define Py_tp_init 60 /* PyTypeObject::tp_init */
#define Py_tp_is_gc 61 /* PyTypeObject::tp_is_gc */
#define Py_tp_iter 62 /* PyTypeObject::tp_iter */
#define Py_tp_iternext 63 /* PyTypeObject::tp_iternext */
#define Py_tp_methods 64 /* PyTypeObject::tp_methods */
#define Py_tp_new 65 /* PyTypeObject::tp_new */
#define Py_tp_repr 66 /* PyTypeObject::tp_repr */
#define Py_tp_richcompare 67 /* PyTypeObject::tp_richcompare */
#define Py_tp_setattr 68 /* PyTypeObject::tp_setattr */
#define Py_tp_setattro 69 /* PyTypeObject::tp_setattro */
#define Py_tp_str 70 /* PyTypeObject::tp_str */
#define Py_tp_traverse 71 /* PyTypeObject::tp_traverse */
#define Py_tp_members 72 /* PyTypeObject::tp_members */
#define Py_tp_getset 73 /* PyTypeObject::tp_getset */
#define Py_tp_free 74 /* PyTypeObject::tp_free */
#define Py_nb_matrix_multiply 75 /* PyNumberMethods::nb_matrix_multiply */
#define Py_nb_inplace_matrix_multiply 76 /* PyNumberMethods::nb_inplace_matrix_multiply */
#define Py_am_await 77 /* PyAsyncMethods::am_await */
#define Py_am_aiter 78 /* PyAsyncMethods::am_aiter */
#define Py_am_anext 79 /* PyAsyncMethods::am_anext */
#define Py_tp_finalize 80 /* PyTypeObject::tp_finalize */
#define Py_am_send 81 /* PyAsyncMethods::am_send, accepted from 3.10 */

/* ---- cpython/bytearrayobject.h --------------------------------------------- */


/* A bytearray. */
struct PyByteArrayObject {
    PyVarObject ob_base; /* Head; ob_size is the length. */
    Py_ssize_t ob_alloc; /* Bytes allocated at ob_bytes. */
    char *ob_bytes; /* The memory. */
    char *ob_start; /* The first byte within it. */
    Py_ssize_t ob_exports; /* Views in use (an int in 3.8, in the same place). */
};

/* ---- cpython/bytesobject.h ------------------------------------------------- */


/* A bytes object. */
struct PyBytesObject {
    PyVarObject ob_base; /* Head; ob_size is the length. */
    Py_hash_t ob_shash; /* The hash value, or -1. */
    char ob_sval[1]; /* The bytes and a NUL. */
};

/* ---- cpython/unicodeobject.h ----------------------------------------------- */

/* A code point. */
typedef uint32_t Py_UCS4;
/* A code point up to U+FFFF. */
typedef uint16_t Py_UCS2;
/* A code point up to U+00FF. */
typedef uint8_t Py_UCS1;
#define PyUnicode_WCHAR_KIND 0 /* Not ready (3.8 to 3.11). */
#define PyUnicode_1BYTE_KIND 1 /* One byte per code point. */
#define PyUnicode_2BYTE_KIND 2 /* Two bytes per code point. */
#define PyUnicode_4BYTE_KIND 4 /* Four bytes per code point. */

/* The head of every str: what all versions share. */
struct PyUnicode_head {
    PyObject ob_base; /* Head. */
    Py_ssize_t length; /* Number of code points. */
    Py_hash_t hash; /* The hash value, or -1. */
    /* Bits: interned 2, kind 3, compact 1, ascii 1, one more; from 3.14 on interned
     * takes 16 of them. */
    unsigned int state;
};

/* The code points of a str that keeps them in a block of their own. */
union PyUnicodeObject_data {
    void *any; /* Whatever the kind. */
    Py_UCS1 *latin1; /* One byte per code point. */
    Py_UCS2 *ucs2; /* Two bytes. */
    Py_UCS4 *ucs4; /* Four bytes. */
};

/* PyASCIIObject until 3.11. */
struct PyASCIIObject_v38 {
    PyUnicode_head head; /* Head. */
    wchar_t *wstr; /* wchar_t form, or NULL. */
};

/* PyCompactUnicodeObject until 3.11. */
struct PyCompactUnicodeObject_v38 {
    PyASCIIObject_v38 _base; /* Head. */
    Py_ssize_t utf8_length; /* Bytes in utf8. */
    char *utf8; /* UTF-8 form, or NULL. */
    Py_ssize_t wstr_length; /* Items in wstr. */
};

/* PyUnicodeObject until 3.11. */
struct PyUnicodeObject_v38 {
    PyCompactUnicodeObject_v38 _base; /* Head. */
    PyUnicodeObject_data data; /* The code points. */
};

/* PyASCIIObject from 3.12 on. */
struct PyASCIIObject_v312 {
    PyUnicode_head head; /* Head. */
};

/* PyCompactUnicodeObject from 3.12 on. */
struct PyCompactUnicodeObject_v312 {
    PyASCIIObject_v312 _base; /* Head. */
    Py_ssize_t utf8_length; /* Bytes in utf8. */
    char *utf8; /* UTF-8 form, or NULL. */
};

/* PyUnicodeObject from 3.12 on. */
struct PyUnicodeObject_v312 {
    PyCompactUnicodeObject_v312 _base; /* Head. */
    PyUnicodeObject_data data; /* The code points. */
};

/* A str of ASCII characters, which follow it: at an offset that depends on the
 * version. */
union PyASCIIObject {
    PyUnicode_head head; /* What all versions share. */
    PyASCIIObject_v38 v38; /* 3.8 to 3.11. */
    PyASCIIObject_v312 v312; /* 3.12 and later. */
};

/* A str whose code points follow it: at an offset that depends on the version. */
union PyCompactUnicodeObject {
    PyUnicode_head head; /* What all versions share. */
    PyCompactUnicodeObject_v38 v38; /* 3.8 to 3.11. */
    PyCompactUnicodeObject_v312 v312; /* 3.12 and later. */
};

/* A str, to be embedded by a subclass. */
union PyUnicodeObject {
    PyUnicode_head head; /* What all versions share. */
    PyUnicodeObject_v38 v38; /* 3.8 to 3.11. */
    PyUnicodeObject_v312 v312; /* 3.12 and later. */
};

/* Builds a str piece by piece. Private in CPython, but real modules use it. */
struct _PyUnicodeWriter {
    PyObject *buffer; /* The str being built, or NULL. */
    void *data; /* Its code points. */
    int kind; /* Their width. */
    Py_UCS4 maxchar; /* The greatest one that fits. */
    Py_ssize_t size; /* Room. */
    Py_ssize_t pos; /* Number of code points so far. */
    Py_ssize_t min_length; /* Number to allocate at least. */
    Py_UCS4 min_char; /* The greatest code point to make room for at least. */
    uint8_t overallocate; /* Non-zero: allocate more than is needed. */
    uint8_t readonly; /* Non-zero: buffer is shared. */
};

/* ---- cpython/longintrepr.h ------------------------------------------------- */

/* One digit of an int, 30 bits. */
typedef uint32_t digit;
/* A signed digit. */
typedef int32_t sdigit;

/* An int until 3.11: ob_size is the number of digits, negative for negative values. */
struct PyLongObject_v38 {
    PyVarObject ob_base; /* Head. */
    digit ob_digit[1]; /* The digits, least significant first. */
};

/* The value of an int from 3.12 on. */
struct _PyLongValue {
    size_t lv_tag; /* Number of digits, sign and flags. */
    digit ob_digit[1]; /* The digits, least significant first. */
};

/* An int from 3.12 on. */
struct PyLongObject_v312 {
    PyObject ob_base; /* Head. */
    _PyLongValue long_value; /* The value. */
};

/* An int. Its digits are in the same place in all versions. */
union _longobject {
    PyLongObject_v38 v38; /* 3.8 to 3.11. */
    PyLongObject_v312 v312; /* 3.12 and later. */
};

/* ---- cpython/floatobject.h ------------------------------------------------- */


/* A float. */
struct PyFloatObject {
    PyObject ob_base; /* Head. */
    double ob_fval; /* The value. */
};

/* ---- cpython/complexobject.h ----------------------------------------------- */


/* A complex number. */
struct Py_complex {
    double real; /* The real part. */
    double imag; /* The imaginary part. */
};

/* A complex. */
struct PyComplexObject {
    PyObject ob_base; /* Head. */
    Py_complex cval; /* The value. */
};

/* ---- cpython/tupleobject.h ------------------------------------------------- */


/* A tuple until 3.13. */
struct PyTupleObject_v38 {
    PyVarObject ob_base; /* Head; ob_size is the length. */
    PyObject *ob_item[1]; /* The items. */
};

/* A tuple from 3.14 on. */
struct PyTupleObject_v314 {
    PyVarObject ob_base; /* Head; ob_size is the length. */
    Py_hash_t ob_hash; /* The hash value, or -1. */
    PyObject *ob_item[1]; /* The items. */
};

/* A tuple. Its items start PyTuple_Type.tp_basicsize bytes into it, in all versions. */
union PyTupleObject {
    PyTupleObject_v38 v38; /* 3.8 to 3.13. */
    PyTupleObject_v314 v314; /* 3.14 and later. */
};

/* ---- cpython/listobject.h -------------------------------------------------- */


/* A list, to be embedded by a subclass. */
struct PyListObject {
    PyVarObject ob_base; /* Head; ob_size is the length. */
    PyObject **ob_item; /* The items. */
    Py_ssize_t allocated; /* Room at ob_item. */
};

/* ---- cpython/dictobject.h -------------------------------------------------- */


/* A dict, to be embedded by a subclass. */
struct PyDictObject {
    PyObject ob_base; /* Head. */
    Py_ssize_t ma_used; /* Number of items. */
    uint64_t ma_version_tag; /* The host's (_ma_watcher_tag from 3.14 on). */
    void *ma_keys; /* The host's. */
    void *ma_values; /* The host's. */
};

/* ---- cpython/setobject.h --------------------------------------------------- */

#define PySet_MINSIZE 8 /* Entries in a set object itself. */

/* An entry of a set. */
struct setentry {
    PyObject *key; /* The item, or NULL. */
    Py_hash_t hash; /* Its hash value. */
};

/* A set or frozenset, to be embedded by a subclass. */
struct PySetObject {
    PyObject ob_base; /* Head. */
    Py_ssize_t fill; /* Entries in use or deleted. */
    Py_ssize_t used; /* Number of items. */
    Py_ssize_t mask; /* Room at table, less one. */
    setentry *table; /* The entries. */
    Py_hash_t hash; /* The hash value of a frozenset. */
    Py_ssize_t finger; /* Where pop goes on. */
    setentry smalltable[8]; /* The entries of a small set. */
    PyObject *weakreflist; /* Weak references. */
};

/* ---- sliceobject.h --------------------------------------------------------- */


/* A slice. None stands for what was left out. */
struct PySliceObject {
    PyObject ob_base; /* Head. */
    PyObject *start; /* First index. */
    PyObject *stop; /* Last index, excluded. */
    PyObject *step; /* Distance. */
};

/* ---- cpython/memoryobject.h ------------------------------------------------ */


/* A memoryview. */
struct PyMemoryViewObject {
    PyVarObject ob_base; /* Head. */
    void *mbuf; /* The host's. */
    Py_hash_t hash; /* The hash value, or -1. */
    int flags; /* The host's. */
    Py_ssize_t exports; /* Views of this view. */
    Py_buffer view; /* The view. */
    PyObject *weakreflist; /* Weak references. */
    Py_ssize_t ob_array[1]; /* Room for shape, strides and suboffsets. */
};

/* ---- pycapsule.h ----------------------------------------------------------- */

/* Called when a capsule dies. */
typedef void (*PyCapsule_Destructor)(PyObject *capsule);

/* ---- pystate.h ------------------------------------------------------------- */

/* What PyGILState_Ensure returns; an enum in C. */
typedef int PyGILState_STATE;
#define PyGILState_LOCKED 0 /* The thread held the GIL before. */
#define PyGILState_UNLOCKED 1 /* The thread did not hold the GIL before. */

/* ---- pythread.h ------------------------------------------------------------ */

/* A lock; opaque. */
typedef void *PyThread_type_lock;
/* Microseconds for PyThread_acquire_lock_timed; negative waits for ever. */
typedef long long PY_TIMEOUT_T;
/* What PyThread_acquire_lock_timed returns; an enum in C. */
typedef int PyLockStatus;
#define PY_LOCK_FAILURE 0 /* Not acquired. */
#define PY_LOCK_ACQUIRED 1 /* Acquired. */
#define PY_LOCK_INTR 2 /* Interrupted by a signal. */
#define WAIT_LOCK 1 /* PyThread_acquire_lock: wait. */
#define NOWAIT_LOCK 0 /* PyThread_acquire_lock: do not wait. */

/* A thread-specific value's key; starts zeroed. */
struct Py_tss_t {
    int _is_initialized; /* Non-zero once created. */
    unsigned int _key; /* The host's: a pthread_key_t, an unsigned int on Linux. */
};

/* ---- cpython/pyerrors.h ---------------------------------------------------- */


/* The tail of an exception until 3.10. */
struct PyBaseExceptionObject_v38 {
    PyObject *traceback; /* __traceback__, or NULL. */
    PyObject *context; /* __context__, or NULL. */
    PyObject *cause; /* __cause__, or NULL. */
    char suppress_context; /* __suppress_context__ */
};

/* The tail of an exception from 3.11 on. */
struct PyBaseExceptionObject_v311 {
    PyObject *notes; /* __notes__, or NULL. */
    PyObject *traceback; /* __traceback__, or NULL. */
    PyObject *context; /* __context__, or NULL. */
    PyObject *cause; /* __cause__, or NULL. */
    char suppress_context; /* __suppress_context__ */
};

/* The tail of an exception: 3.11 put a field into its middle. */
union PyBaseExceptionObject_tail {
    PyBaseExceptionObject_v38 v38; /* 3.8 to 3.10. */
    PyBaseExceptionObject_v311 v311; /* 3.11 and later. */
};

/* An exception, to be embedded by a subclass. */
struct PyBaseExceptionObject {
    PyObject ob_base; /* Head. */
    PyObject *dict; /* __dict__, or NULL. */
    PyObject *args; /* args */
    PyBaseExceptionObject_tail tail; /* What differs between versions. */
};

/* ---- structseq.h ----------------------------------------------------------- */


/* One field; the array ends with a NULL name. */
struct PyStructSequence_Field {
    const char *name; /* The name. */
    const char *doc; /* The docstring, or NULL. */
};

/* What PyStructSequence_NewType makes a type from. */
struct PyStructSequence_Desc {
    const char *name; /* "module.name". */
    const char *doc; /* The docstring, or NULL. */
    PyStructSequence_Field *fields; /* The fields. */
    int n_in_sequence; /* How many of them Python sees as items. */
};

/* ---- host ------------------------------------------------------------------ */


/* What the executable of a VM host exports as typeobject_vm. The symbol is weak in a
 * module, so its address tells the hosts apart: NULL in CPython. */
struct typeobject_vm {
    unsigned int abi; /* TYPEOBJECT_VM_ABI. */
    unsigned int flags; /* 0. */
    PyObject *none; /* None. */
    PyObject *true_; /* True. In C the field is called true_. */
    PyObject *false_; /* False. In C the field is called false_. */
    PyObject *not_implemented; /* NotImplemented. */
    PyObject *ellipsis; /* Ellipsis. */
    /* Py_TYPE, for every value: a borrowed reference. Never fails. */
    PyTypeObject *(*type)(PyObject *);
    /* Py_SIZE: where it is, ob_size of an instance of a module's type. For other
     * values it is written to the second argument, which is the result. */
    Py_ssize_t *(*size)(PyObject *, Py_ssize_t *);
    /* What the VM has where its own code is: the first word of the tuple of a running
     * call's arguments. In the second is their number, behind it they are, as the VM
     * has them. */
    const void *args;
    const void *kwargs; /* The first word of the dict of its keywords. */
    /* The first word of any other tuple, which looks like that of a call. */
    const void *tuple;
    size_t str_mask; /* A word of which these bits... */
    size_t str_tag; /* ...are these is a str. */
    /* The module's form of a value that the VM has in a tuple. */
    PyObject *(*enter)(PyObject *);
    /* y* for bytes: fills the view and answers 1, or answers 0 for anything else. */
    int (*view)(PyObject *, Py_buffer *);
    /* The arguments of a call with keywords, in the order of so many names, NULL for
     * those that are missing: 1, or 0 for what PyArg_ParseTupleAndKeywords has to look
     * at. */
    int (*keywords)(PyObject *, PyObject *, const char *const *, size_t, PyObject **);
};
#define TYPEOBJECT_VM_ABI 2U /* The version of typeobject_vm. */

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

/* ---- pymem.h --------------------------------------------------------------- */

extern void *PyMem_Malloc(size_t size);
extern void *PyMem_Calloc(size_t nelem, size_t elsize);
extern void *PyMem_Realloc(void *ptr, size_t new_size);
extern void PyMem_Free(void *ptr);
extern void *PyMem_RawMalloc(size_t size);
extern void *PyMem_RawCalloc(size_t nelem, size_t elsize);
extern void *PyMem_RawRealloc(void *ptr, size_t new_size);
extern void PyMem_RawFree(void *ptr);
/* The VM has no hooks for its memory. */
extern void PyMem_SetupDebugHooks(void);

/* ---- pybuffer.h ------------------------------------------------------------ */

/* Fills a view of the memory of o, to be given back by PyBuffer_Release. -1 with
 * TypeError for what has no buffer, with BufferError for what the flags ask in vain. */
extern int PyObject_GetBuffer(PyObject *obj, Py_buffer *view, int flags);
/* The address of an item. */
extern void *PyBuffer_GetPointer(const Py_buffer *view,
        const Py_ssize_t *indices);
/* Copies the items of a view out, in C or Fortran order. */
extern int PyBuffer_ToContiguous(void *buf, const Py_buffer *view,
        Py_ssize_t len, char order);
/* Copies items that lie in C or Fortran order into a view. */
extern int PyBuffer_FromContiguous(const Py_buffer *view,
        const void *buf, Py_ssize_t len,
        char order);
/* dest[:] = src for two buffers of the same layout. */
extern int PyObject_CopyData(PyObject *dest, PyObject *src);
/* Whether the items lie one after the other: 'C', 'F' or 'A' for either. Never fails. */
extern int PyBuffer_IsContiguous(const Py_buffer *view, char fort);
/* The strides of a contiguous array of a shape. */
extern void PyBuffer_FillContiguousStrides(int ndims, Py_ssize_t *shape,
        Py_ssize_t *strides,
        int itemsize, char fort);
/* Fills a view of len plain bytes, as a bf_getbuffer may. BufferError for a wish to
 * write what is read only. */
extern int PyBuffer_FillInfo(Py_buffer *view, PyObject *o, void *buf,
        Py_ssize_t len, int readonly, int flags);
/* Gives a view back. Never fails; a view given back already is left alone. */
extern void PyBuffer_Release(Py_buffer *view);
/* As PyObject_AsReadBuffer. */
extern int PyObject_AsCharBuffer(PyObject *o, const char **data,
        Py_ssize_t *len);
/* The memory of a bytes-like object, for as long as o lives and is not resized. -1
 * with TypeError for other values. CPython's documentation prefers PyObject_GetBuffer. */
extern int PyObject_AsReadBuffer(PyObject *o, const void **data,
        Py_ssize_t *len);
/* The same of one that can be written to. */
extern int PyObject_AsWriteBuffer(PyObject *o, void **data,
        Py_ssize_t *len);
/* Whether PyObject_AsReadBuffer would succeed. Never fails. */
extern int PyObject_CheckReadBuffer(PyObject *o);

/* ---- object.h -------------------------------------------------------------- */

extern PyTypeObject PyLong_Type;
extern PyTypeObject PyBool_Type;
/* As PyType_FromModuleAndSpec with nothing but the spec. */
extern PyObject *PyType_FromSpec(PyType_Spec *);
/* As PyType_FromModuleAndSpec without a module. */
extern PyObject *PyType_FromSpecWithBases(PyType_Spec *, PyObject *);
/* The value of a slot of typeslots.h, or NULL. SystemError for an unknown number. */
extern void *PyType_GetSlot(PyTypeObject *, int);
/* Whether a is b or derived from it. Never fails. */
extern int PyType_IsSubtype(PyTypeObject *, PyTypeObject *);
extern PyTypeObject PyType_Type;
extern PyTypeObject PyBaseObject_Type;
extern PyTypeObject PySuper_Type;
/* tp_flags. */
extern unsigned long PyType_GetFlags(PyTypeObject *);
/* Completes a type object: base, inherited slots, attributes. Must be called for every
 * type before its first use. 0, or -1 with SystemError or TypeError for a table that
 * cannot be right; the text names the type and the entry. A type that is ready already
 * is left alone. */
extern int PyType_Ready(PyTypeObject *);
/* Allocates a zeroed instance with room for nitems items (and one more, as CPython
 * has). Returns a new reference; MemoryError. */
extern PyObject *PyType_GenericAlloc(PyTypeObject *, Py_ssize_t);
/* Makes an instance through tp_alloc; its fields are zero. Returns a new reference. */
extern PyObject *PyType_GenericNew(PyTypeObject *, PyObject *, PyObject *);
/* Empties the cache of attribute look-ups. Always 0. */
extern unsigned int PyType_ClearCache(void);
/* Says that the attributes of a type, or of its bases, were changed by hand. */
extern void PyType_Modified(PyTypeObject *);
/* repr(o); "<NULL>" for NULL. */
extern PyObject *PyObject_Repr(PyObject *);
/* str(o); "<NULL>" for NULL. */
extern PyObject *PyObject_Str(PyObject *);
/* ascii(o). */
extern PyObject *PyObject_ASCII(PyObject *);
/* bytes(o), except that an int is a TypeError; b"<NULL>" for NULL. */
extern PyObject *PyObject_Bytes(PyObject *);
/* a OP b; op is Py_LT … Py_GE. */
extern PyObject *PyObject_RichCompare(PyObject *, PyObject *, int);
/* The same as 1, 0 or -1. An object equals itself without being asked. */
extern int PyObject_RichCompareBool(PyObject *, PyObject *, int);
/* PyObject_GetAttr with a C string. */
extern PyObject *PyObject_GetAttrString(PyObject *, const char *);
/* o.name = value; NULL deletes. */
extern int PyObject_SetAttrString(PyObject *, const char *, PyObject *);
/* hasattr(o, name), but every exception means no. Never fails. */
extern int PyObject_HasAttrString(PyObject *, const char *);
/* o.name. Returns a new reference. o may be NULL after a failure, as what an import
 * gave: its exception stays. */
extern PyObject *PyObject_GetAttr(PyObject *, PyObject *);
/* o.name = value; NULL deletes. */
extern int PyObject_SetAttr(PyObject *, PyObject *, PyObject *);
/* hasattr(o, name), but every exception means no. Never fails. */
extern int PyObject_HasAttr(PyObject *, PyObject *);
/* o itself: the tp_iter of an iterator. Returns a new reference. */
extern PyObject *PyObject_SelfIter(PyObject *);
/* The default tp_getattro: looks through the dicts of the type and its bases. Returns
 * a new reference; AttributeError. */
extern PyObject *PyObject_GenericGetAttr(PyObject *, PyObject *);
/* The default tp_setattro; value NULL deletes. 0, or -1 with AttributeError. */
extern int PyObject_GenericSetAttr(PyObject *, PyObject *, PyObject *);
/* The setter of a __dict__: 0, or -1 with AttributeError or TypeError. */
extern int PyObject_GenericSetDict(PyObject *, PyObject *, void *);
/* hash(o); -1 with TypeError. */
extern Py_hash_t PyObject_Hash(PyObject *);
/* The tp_hash of types without one: TypeError. */
extern Py_hash_t PyObject_HashNotImplemented(PyObject *);
/* 1, 0 or -1. */
extern int PyObject_IsTrue(PyObject *);
/* not o: 1, 0 or -1. */
extern int PyObject_Not(PyObject *);
/* Whether o can be called. Never fails. */
extern int PyCallable_Check(PyObject *);
/* Ends all references to an object, which its tp_dealloc calls before anything else;
 * the callbacks are called. A collection has done so already. Never fails. */
extern void PyObject_ClearWeakRefs(PyObject *);
/* dir(o), a list. */
extern PyObject *PyObject_Dir(PyObject *);
/* For a tp_repr of a container: 0 the first time, 1 while the repr of the same object
 * is on its way, -1 with an exception. */
extern int Py_ReprEnter(PyObject *);
/* Ends what Py_ReprEnter began. Never fails. */
extern void Py_ReprLeave(PyObject *);
/* CPython calls it when a count reaches 0, which happens nowhere here. */
extern void _Py_Dealloc(PyObject *);
extern void Py_IncRef(PyObject *);
/* Counts nothing: the VM traces. */
extern void Py_DecRef(PyObject *);
/* The last part of a type's name. */
extern const char *_PyType_Name(PyTypeObject *);
/* An attribute of a type or its bases, not bound to anything: a borrowed reference, or
 * NULL without an exception. */
extern PyObject *_PyType_Lookup(PyTypeObject *, PyObject *);
extern int PyObject_Print(PyObject *, FILE *, int);
extern void _PyObject_Dump(PyObject *);
/* Where an instance keeps its dict; NULL when its type has no tp_dictoffset. What is
 * there is NULL until something is set. Never fails. */
extern PyObject **_PyObject_GetDictPtr(PyObject *);
/* Calls tp_finalize, of an object that takes part in cyclic collection once. */
extern void PyObject_CallFinalizer(PyObject *);
/* Calls tp_finalize from tp_dealloc: always 0, the object goes on to its end. */
extern int PyObject_CallFinalizerFromDealloc(PyObject *);
extern PyObject *_PyObject_GenericGetAttrWithDict(PyObject *, PyObject *,
        PyObject *, int);
extern int _PyObject_GenericSetAttrWithDict(PyObject *, PyObject *,
        PyObject *, PyObject *);

/* ---- objimpl.h ------------------------------------------------------------- */

extern void *PyObject_Malloc(size_t size);
extern void *PyObject_Calloc(size_t nelem, size_t elsize);
extern void *PyObject_Realloc(void *ptr, size_t new_size);
extern void PyObject_Free(void *ptr);
/* Gives memory of the caller's a head. Returns op. */
extern PyObject *PyObject_Init(PyObject *, PyTypeObject *);
/* The same for an object of variable size. */
extern PyVarObject *PyObject_InitVar(PyVarObject *, PyTypeObject *, Py_ssize_t);
/* Allocates an object; its fields are zero (in CPython they are not set). Returns a
 * new reference; MemoryError. */
extern PyObject *_PyObject_New(PyTypeObject *);
/* The same with room for nitems items. */
extern PyVarObject *_PyObject_NewVar(PyTypeObject *, Py_ssize_t);
/* gc.collect(); a pending exception stays. How many objects went, as far as the VM
 * says. */
extern Py_ssize_t PyGC_Collect(void);
/* Makes an object of variable size longer or shorter. The object may move, and what
 * was known by its old address is then another object. MemoryError. */
extern PyVarObject *_PyObject_GC_Resize(PyVarObject *, Py_ssize_t);
/* As _PyObject_New. */
extern PyObject *_PyObject_GC_New(PyTypeObject *);
/* As _PyObject_NewVar. */
extern PyVarObject *_PyObject_GC_NewVar(PyTypeObject *, Py_ssize_t);
/* Nothing: every object is traced. */
extern void PyObject_GC_Track(void *);
/* Nothing: every object is traced. */
extern void PyObject_GC_UnTrack(void *);
/* tp_free of objects that take part in cyclic collection. The collector takes the
 * memory. */
extern void PyObject_GC_Del(void *);

/* ---- cpython/pydebug.h ----------------------------------------------------- */

extern int Py_DebugFlag;
extern int Py_VerboseFlag;
extern int Py_QuietFlag;
extern int Py_InteractiveFlag;
extern int Py_InspectFlag;
extern int Py_OptimizeFlag;
extern int Py_NoSiteFlag;
extern int Py_BytesWarningFlag;
extern int Py_FrozenFlag;
extern int Py_IgnoreEnvironmentFlag;
extern int Py_DontWriteBytecodeFlag;
extern int Py_NoUserSiteDirectory;
extern int Py_UnbufferedStdioFlag;
extern int Py_HashRandomizationFlag;
extern int Py_IsolatedFlag;

/* ---- bytearrayobject.h ----------------------------------------------------- */

extern PyTypeObject PyByteArray_Type;
extern PyTypeObject PyByteArrayIter_Type;
/* bytearray(o). Returns a new reference. */
extern PyObject *PyByteArray_FromObject(PyObject *);
/* a + b of two buffers as a bytearray. Returns a new reference. */
extern PyObject *PyByteArray_Concat(PyObject *, PyObject *);
/* n bytes copied from data, or zeroes to be filled when that is NULL. Returns a new
 * reference. */
extern PyObject *PyByteArray_FromStringAndSize(const char *, Py_ssize_t);
/* The length. Never fails for a bytearray. */
extern Py_ssize_t PyByteArray_Size(PyObject *);
/* The contents; good until the length changes. Never fails for a bytearray. */
extern char *PyByteArray_AsString(PyObject *);
/* Changes the length; new bytes are zeroes. */
extern int PyByteArray_Resize(PyObject *, Py_ssize_t);

/* ---- bytesobject.h --------------------------------------------------------- */

extern PyTypeObject PyBytes_Type;
extern PyTypeObject PyBytesIter_Type;
/* n bytes copied from data, or to be filled before anyone else sees the object when
 * data is NULL. Returns a new reference. */
extern PyObject *PyBytes_FromStringAndSize(const char *, Py_ssize_t);
/* The bytes up to the NUL. Returns a new reference. */
extern PyObject *PyBytes_FromString(const char *);
/* bytes(o) for a buffer or an iterable of ints; TypeError for anything else, a str
 * included. Returns a new reference. */
extern PyObject *PyBytes_FromObject(PyObject *);
/* The length; -1 with TypeError. */
extern Py_ssize_t PyBytes_Size(PyObject *);
/* The contents, NUL after them. NULL with TypeError. */
extern char *PyBytes_AsString(PyObject *);
/* repr(o). Returns a new reference. */
extern PyObject *PyBytes_Repr(PyObject *, int);
/* *p += right; on failure *p is NULL. */
extern void PyBytes_Concat(PyObject **, PyObject *);
/* PyBytes_Concat, which steals right. */
extern void PyBytes_ConcatAndDel(PyObject **, PyObject *);
/* The bytes that a literal stands for, without its quotes. errors is strict, replace
 * or ignore, for \x without two digits. Returns a new reference; ValueError. */
extern PyObject *PyBytes_DecodeEscape(const char *, Py_ssize_t, const char *,
        Py_ssize_t, const char *);
/* Contents and length; ValueError for a NUL inside when n is NULL. */
extern int PyBytes_AsStringAndSize(PyObject *obj, char **s,
        Py_ssize_t *len);
/* Replaces *p, which nobody else has seen, by bytes of another length with the same
 * beginning. -1 and NULL in *p with an exception. */
extern int _PyBytes_Resize(PyObject **, Py_ssize_t);

/* ---- unicodeobject.h ------------------------------------------------------- */

extern PyTypeObject PyUnicode_Type;
extern PyTypeObject PyUnicodeIter_Type;
/* From n bytes of UTF-8. Returns a new reference. text may be NULL for n = 0 only. */
extern PyObject *PyUnicode_FromStringAndSize(const char *u, Py_ssize_t size);
/* From UTF-8. Returns a new reference; UnicodeDecodeError for anything else. */
extern PyObject *PyUnicode_FromString(const char *u);
/* o[start:end] for indices that are not negative. Returns a new reference. */
extern PyObject *PyUnicode_Substring(PyObject *str, Py_ssize_t start,
        Py_ssize_t end);
/* Copies the characters, and a zero after them when copy_null. NULL with SystemError
 * when there is no room. */
extern Py_UCS4 *PyUnicode_AsUCS4(PyObject *unicode, Py_UCS4 *buffer,
        Py_ssize_t buflen, int copy_null);
/* The characters and a zero in new memory, to be freed by PyMem_Free. */
extern Py_UCS4 *PyUnicode_AsUCS4Copy(PyObject *unicode);
/* The number of characters; -1 with TypeError. */
extern Py_ssize_t PyUnicode_GetLength(PyObject *unicode);
/* One character; (Py_UCS4)-1 with IndexError. */
extern Py_UCS4 PyUnicode_ReadChar(PyObject *unicode, Py_ssize_t index);
/* Writes a character of a str that nobody else has seen. 0, or -1 with IndexError,
 * ValueError, or SystemError for a str that is in use. */
extern int PyUnicode_WriteChar(PyObject *unicode, Py_ssize_t index,
        Py_UCS4 character);
/* Replaces *p by a str of another length, as PyUnicode_New makes them, with the same
 * characters. 0, or -1 with an exception. */
extern int PyUnicode_Resize(PyObject **unicode, Py_ssize_t length);
/* str(o, encoding, errors) for bytes and buffers. */
extern PyObject *PyUnicode_FromEncodedObject(PyObject *obj,
        const char *encoding,
        const char *errors);
/* A str itself, a subclass's as a plain str; TypeError for anything else. */
extern PyObject *PyUnicode_FromObject(PyObject *obj);
/* Replaces *p by the interned str of the same text. Never fails. */
extern void PyUnicode_InternInPlace(PyObject **);
/* The same as an interned str. Returns a new reference. */
extern PyObject *PyUnicode_InternFromString(const char *u);
/* From wide characters; n = -1 for text that ends with a zero. Returns a new
 * reference. */
extern PyObject *PyUnicode_FromWideChar(const wchar_t *w, Py_ssize_t size);
/* Copies at most room wide characters, with a zero if it fits. How many without the
 * zero, or -1; for a NULL buffer how many with it. */
extern Py_ssize_t PyUnicode_AsWideChar(PyObject *unicode, wchar_t *w,
        Py_ssize_t size);
/* The wide characters and a zero in new memory, to be freed by PyMem_Free. ValueError
 * for a zero inside when size is NULL. */
extern wchar_t *PyUnicode_AsWideCharString(PyObject *unicode,
        Py_ssize_t *size);
/* chr(ordinal). ValueError outside, and for a surrogate. */
extern PyObject *PyUnicode_FromOrdinal(int ordinal);
/* "utf-8". */
extern const char *PyUnicode_GetDefaultEncoding(void);
/* bytes.decode(encoding, errors) for UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and the
 * escapes; LookupError for other encodings. Returns a new reference. */
extern PyObject *PyUnicode_Decode(const char *s, Py_ssize_t size,
        const char *encoding, const char *errors);
extern PyObject *PyUnicode_AsDecodedObject(PyObject *unicode,
        const char *encoding,
        const char *errors);
extern PyObject *PyUnicode_AsDecodedUnicode(PyObject *unicode,
        const char *encoding,
        const char *errors);
extern PyObject *PyUnicode_AsEncodedObject(PyObject *unicode,
        const char *encoding,
        const char *errors);
/* o.encode(encoding, errors) for the encodings of PyUnicode_Decode; LookupError for
 * others. Returns a new reference. */
extern PyObject *PyUnicode_AsEncodedString(PyObject *unicode,
        const char *encoding,
        const char *errors);
extern PyObject *PyUnicode_AsEncodedUnicode(PyObject *unicode,
        const char *encoding,
        const char *errors);
extern PyObject *PyUnicode_BuildEncodingMap(PyObject *string);
extern PyObject *PyUnicode_DecodeUTF7(const char *string, Py_ssize_t length,
        const char *errors);
extern PyObject *PyUnicode_DecodeUTF7Stateful(const char *string,
        Py_ssize_t length,
        const char *errors,
        Py_ssize_t *consumed);
/* bytes.decode("utf-8", errors). Returns a new reference. */
extern PyObject *PyUnicode_DecodeUTF8(const char *string, Py_ssize_t length,
        const char *errors);
/* The same; with consumed an incomplete sequence at the end is no error, and *consumed
 * is how many bytes were decoded. */
extern PyObject *PyUnicode_DecodeUTF8Stateful(const char *string,
        Py_ssize_t length,
        const char *errors,
        Py_ssize_t *consumed);
/* o.encode(). Returns a new reference. */
extern PyObject *PyUnicode_AsUTF8String(PyObject *unicode);
/* The UTF-8, NUL after it, alive as long as the str. NULL with TypeError. */
extern const char *PyUnicode_AsUTF8AndSize(PyObject *unicode, Py_ssize_t *size);
/* As PyUnicode_DecodeUTF16. */
extern PyObject *PyUnicode_DecodeUTF32(const char *string, Py_ssize_t length,
        const char *errors, int *byteorder);
/* As PyUnicode_DecodeUTF16Stateful. */
extern PyObject *PyUnicode_DecodeUTF32Stateful(const char *string,
        Py_ssize_t length,
        const char *errors,
        int *byteorder,
        Py_ssize_t *consumed);
/* o.encode("utf-32"). Returns a new reference. */
extern PyObject *PyUnicode_AsUTF32String(PyObject *unicode);
/* bytes.decode("utf-16", errors). *byteorder negative: the least significant byte
 * first; positive: last; 0 or NULL: what a mark at the start says, else the machine's,
 * and it is stored. Returns a new reference. */
extern PyObject *PyUnicode_DecodeUTF16(const char *string, Py_ssize_t length,
        const char *errors, int *byteorder);
/* The same; with consumed an incomplete sequence at the end is no error, and *consumed
 * is how many bytes were decoded. */
extern PyObject *PyUnicode_DecodeUTF16Stateful(const char *string,
        Py_ssize_t length,
        const char *errors,
        int *byteorder,
        Py_ssize_t *consumed);
/* o.encode("utf-16"). Returns a new reference. */
extern PyObject *PyUnicode_AsUTF16String(PyObject *unicode);
/* bytes.decode("unicode_escape", errors); without names of characters. Returns a new
 * reference. */
extern PyObject *PyUnicode_DecodeUnicodeEscape(const char *string,
        Py_ssize_t length,
        const char *errors);
/* o.encode("unicode_escape"). Returns a new reference. */
extern PyObject *PyUnicode_AsUnicodeEscapeString(PyObject *unicode);
/* bytes.decode("raw_unicode_escape", errors). Returns a new reference. */
extern PyObject *PyUnicode_DecodeRawUnicodeEscape(const char *string,
        Py_ssize_t length,
        const char *errors);
/* o.encode("raw_unicode_escape"). Returns a new reference. */
extern PyObject *PyUnicode_AsRawUnicodeEscapeString(PyObject *unicode);
/* bytes.decode("latin-1"). Returns a new reference. */
extern PyObject *PyUnicode_DecodeLatin1(const char *string, Py_ssize_t length,
        const char *errors);
/* o.encode("latin-1"). Returns a new reference. */
extern PyObject *PyUnicode_AsLatin1String(PyObject *unicode);
/* bytes.decode("ascii", errors). Returns a new reference. */
extern PyObject *PyUnicode_DecodeASCII(const char *string, Py_ssize_t length,
        const char *errors);
/* o.encode("ascii"). Returns a new reference. */
extern PyObject *PyUnicode_AsASCIIString(PyObject *unicode);
/* Each byte as what mapping has for it: a str by index, else an object asked for the
 * int; NULL: Latin-1. Returns a new reference. */
extern PyObject *PyUnicode_DecodeCharmap(const char *string, Py_ssize_t length,
        PyObject *mapping, const char *errors);
/* The bytes that mapping has for the characters: ints below 256 or bytes. Returns a
 * new reference. */
extern PyObject *PyUnicode_AsCharmapString(PyObject *unicode,
        PyObject *mapping);
/* Text of the locale, which is UTF-8. ValueError for a zero after n characters.
 * Returns a new reference. */
extern PyObject *PyUnicode_DecodeLocaleAndSize(const char *str, Py_ssize_t len,
        const char *errors);
/* Text of the locale, which is UTF-8. Returns a new reference. */
extern PyObject *PyUnicode_DecodeLocale(const char *str, const char *errors);
/* Text for the locale, as bytes. Returns a new reference. */
extern PyObject *PyUnicode_EncodeLocale(PyObject *unicode, const char *errors);
/* For "O&": a path as bytes in *(PyObject **)result. 1 (Py_CLEANUP_SUPPORTED), or 0
 * with an exception; 1 for a NULL argument, which cleans up. */
extern int PyUnicode_FSConverter(PyObject *, void *);
/* For "O&": a path as a str; otherwise as PyUnicode_FSConverter. */
extern int PyUnicode_FSDecoder(PyObject *, void *);
/* A name of the file system, which is UTF-8. Returns a new reference. */
extern PyObject *PyUnicode_DecodeFSDefault(const char *s);
/* A name of the file system, which is UTF-8. Returns a new reference. */
extern PyObject *PyUnicode_DecodeFSDefaultAndSize(const char *s,
        Py_ssize_t size);
/* A name for the file system, as bytes. Returns a new reference. */
extern PyObject *PyUnicode_EncodeFSDefault(PyObject *unicode);
/* a + b. Returns a new reference. */
extern PyObject *PyUnicode_Concat(PyObject *left, PyObject *right);
/* *p += right; on failure *p is NULL. */
extern void PyUnicode_Append(PyObject **pleft, PyObject *right);
/* PyUnicode_Append, which steals right. */
extern void PyUnicode_AppendAndDel(PyObject **pleft, PyObject *right);
/* o.split(separator, max); NULL splits at white space. Returns a new list. */
extern PyObject *PyUnicode_Split(PyObject *s, PyObject *sep,
        Py_ssize_t maxsplit);
/* o.splitlines(keep_ends). Returns a new list. */
extern PyObject *PyUnicode_Splitlines(PyObject *s, int keepends);
/* o.partition(separator). Returns a new tuple. */
extern PyObject *PyUnicode_Partition(PyObject *s, PyObject *sep);
/* o.rpartition(separator). Returns a new tuple. */
extern PyObject *PyUnicode_RPartition(PyObject *s, PyObject *sep);
/* o.rsplit(separator, max). Returns a new list. */
extern PyObject *PyUnicode_RSplit(PyObject *s, PyObject *sep,
        Py_ssize_t maxsplit);
/* As str.translate(table), but what the table has None for is an error: errors NULL or
 * "strict" raises UnicodeTranslateError, "ignore" leaves it out. Returns a new
 * reference. */
extern PyObject *PyUnicode_Translate(PyObject *str, PyObject *table,
        const char *errors);
/* separator.join(items); NULL for a space. Returns a new reference. */
extern PyObject *PyUnicode_Join(PyObject *separator, PyObject *seq);
/* Whether o[start:end] starts (direction -1) or ends (1) with part; -1 with an
 * exception. */
extern Py_ssize_t PyUnicode_Tailmatch(PyObject *str, PyObject *substr,
        Py_ssize_t start, Py_ssize_t end,
        int direction);
/* The index of part in o[start:end], the last for a negative direction. -1 when there
 * is none, -2 with an exception. */
extern Py_ssize_t PyUnicode_Find(PyObject *str, PyObject *substr,
        Py_ssize_t start, Py_ssize_t end,
        int direction);
/* The same for one character. */
extern Py_ssize_t PyUnicode_FindChar(PyObject *str, Py_UCS4 ch,
        Py_ssize_t start, Py_ssize_t end,
        int direction);
/* How often part is in o[start:end], without overlaps; -1 with an exception. */
extern Py_ssize_t PyUnicode_Count(PyObject *str, PyObject *substr,
        Py_ssize_t start, Py_ssize_t end);
/* o.replace(old, new, max). Returns a new reference. */
extern PyObject *PyUnicode_Replace(PyObject *str, PyObject *substr,
        PyObject *replstr, Py_ssize_t maxcount);
/* -1, 0 or 1, by code points; -1 with TypeError. */
extern int PyUnicode_Compare(PyObject *left, PyObject *right);
/* -1, 0 or 1; the bytes of text count as Latin-1 characters. Never fails. */
extern int PyUnicode_CompareWithASCIIString(PyObject *left,
        const char *right);
/* a OP b; NotImplemented when one is no str. Returns a new reference. */
extern PyObject *PyUnicode_RichCompare(PyObject *left, PyObject *right, int op);
/* o % args. Returns a new reference. */
extern PyObject *PyUnicode_Format(PyObject *format, PyObject *args);
/* part in o: 1, 0 or -1. */
extern int PyUnicode_Contains(PyObject *container, PyObject *element);
/* Whether the text is an identifier. Never fails. */
extern int PyUnicode_IsIdentifier(PyObject *s);
/* A str of size zeroes, to be filled through PyUnicode_DATA before anyone else sees
 * it. Returns a new reference. */
extern PyObject *PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar);
/* Copies characters into a str that nobody else has seen. How many, or -1 with an
 * exception. */
extern Py_ssize_t PyUnicode_CopyCharacters(PyObject *to, Py_ssize_t to_start,
        PyObject *from,
        Py_ssize_t from_start,
        Py_ssize_t how_many);
/* Writes one character length times into a str that nobody else has seen. How often,
 * or -1 with an exception. */
extern Py_ssize_t PyUnicode_Fill(PyObject *unicode, Py_ssize_t start,
        Py_ssize_t length, Py_UCS4 fill_char);
/* From n characters of 1, 2 or 4 bytes. Returns a new reference. */
extern PyObject *PyUnicode_FromKindAndData(int kind, const void *buffer,
        Py_ssize_t size);
/* Sets all fields. Must come first; never fails. */
extern void _PyUnicodeWriter_Init(_PyUnicodeWriter *writer);
/* Makes room for length more characters up to maxchar. 0, or -1 with MemoryError. */
extern int _PyUnicodeWriter_PrepareInternal(_PyUnicodeWriter *writer,
        Py_ssize_t length,
        Py_UCS4 maxchar);
/* Appends a character. 0, or -1 with MemoryError. */
extern int _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *writer,
        Py_UCS4 ch);
/* Appends a str. 0, or -1 with TypeError or MemoryError. */
extern int _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *writer,
        PyObject *str);
/* Appends str[start:end]; the indices are not negative. 0, or -1 with TypeError or
 * MemoryError. */
extern int _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *writer,
        PyObject *str,
        Py_ssize_t start,
        Py_ssize_t end);
/* Appends ASCII characters; -1 as len for text that ends with a NUL. 0, or -1 with
 * MemoryError. */
extern int _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *writer,
        const char *str,
        Py_ssize_t len);
/* Appends Latin-1 characters. 0, or -1 with MemoryError. */
extern int _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *writer,
        const char *str,
        Py_ssize_t len);
/* The str, a new reference; the writer is empty then. NULL with MemoryError or
 * ValueError. */
extern PyObject *_PyUnicodeWriter_Finish(_PyUnicodeWriter *writer);
/* Frees what was written. Never fails. */
extern void _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *writer);
/* The same without its length. */
extern const char *PyUnicode_AsUTF8(PyObject *unicode);
/* str.islower for one character. */
extern int _PyUnicode_IsLowercase(Py_UCS4 ch);
/* str.isupper for one character. */
extern int _PyUnicode_IsUppercase(Py_UCS4 ch);
/* Whether it is one of the letters that are two, the first of them great. */
extern int _PyUnicode_IsTitlecase(Py_UCS4 ch);
/* White space, as str.isspace() has it. Never fails. */
extern int _PyUnicode_IsWhitespace(Py_UCS4 ch);
/* Whether a line ends with it. */
extern int _PyUnicode_IsLinebreak(Py_UCS4 ch);
/* Its small letter. */
extern Py_UCS4 _PyUnicode_ToLowercase(Py_UCS4 ch);
/* Its great letter. */
extern Py_UCS4 _PyUnicode_ToUppercase(Py_UCS4 ch);
/* Its letter at the start of a title. */
extern Py_UCS4 _PyUnicode_ToTitlecase(Py_UCS4 ch);
/* Its value as a decimal digit, or -1. */
extern int _PyUnicode_ToDecimalDigit(Py_UCS4 ch);
/* Its value as a digit, also a raised, lowered or circled one, or -1. */
extern int _PyUnicode_ToDigit(Py_UCS4 ch);
/* Its value as a number, or -1.0: a digit's, or that of a half and its quarters. */
extern double _PyUnicode_ToNumeric(Py_UCS4 ch);
/* str.isdecimal for one character. */
extern int _PyUnicode_IsDecimalDigit(Py_UCS4 ch);
/* str.isdigit for one character. */
extern int _PyUnicode_IsDigit(Py_UCS4 ch);
/* str.isnumeric for one character. */
extern int _PyUnicode_IsNumeric(Py_UCS4 ch);
/* str.isprintable for one character, as far as ASCII and Latin-1 go; what is beyond is
 * taken for printable unless it is white space or a control character. */
extern int _PyUnicode_IsPrintable(Py_UCS4 ch);
/* str.isalpha for one character. */
extern int _PyUnicode_IsAlpha(Py_UCS4 ch);

/* ---- pyerrors.h ------------------------------------------------------------ */

/* Raises an exception without arguments. */
extern void PyErr_SetNone(PyObject *);
/* Raises an exception of the type exception; value is an instance of it, a tuple of
 * arguments, None or NULL for no argument, or the one argument. Both stay the
 * caller's. SystemError when exception is no exception type. */
extern void PyErr_SetObject(PyObject *, PyObject *);
/* Raises an exception with a text in UTF-8. */
extern void PyErr_SetString(PyObject *exception, const char *string);
/* The type of the pending exception, borrowed; NULL when there is none. */
extern PyObject *PyErr_Occurred(void);
/* Forgets the pending exception. */
extern void PyErr_Clear(void);
/* Takes the pending exception apart: new references to its type, itself and its
 * traceback, or NULLs. The traceback stays in the exception too. */
extern void PyErr_Fetch(PyObject **, PyObject **, PyObject **);
/* Makes an exception pending from what PyErr_Fetch gave and steals the references; a
 * NULL type clears. */
extern void PyErr_Restore(PyObject *, PyObject *, PyObject *);
/* As PyErr_GetHandledException, in three parts. */
extern void PyErr_GetExcInfo(PyObject **, PyObject **, PyObject **);
/* Nothing, as PyErr_SetHandledException. */
extern void PyErr_SetExcInfo(PyObject *, PyObject *, PyObject *);
/* Whether err, an exception or a type, is of the type exc or of one of a tuple of
 * types. Never fails; NULL matches nothing. */
extern int PyErr_GivenExceptionMatches(PyObject *, PyObject *);
/* The same for the pending exception. */
extern int PyErr_ExceptionMatches(PyObject *);
/* Makes *val an instance of *exc; when that fails, all three become the new failure. */
extern void PyErr_NormalizeException(PyObject **, PyObject **,
        PyObject **);
/* Sets the traceback; None clears. 0, or -1 with TypeError. */
extern int PyException_SetTraceback(PyObject *, PyObject *);
/* The traceback of an exception: a new reference, or NULL. */
extern PyObject *PyException_GetTraceback(PyObject *);
/* The cause (raise … from cause): a new reference, or NULL. */
extern PyObject *PyException_GetCause(PyObject *);
/* Sets the cause and steals it; NULL clears. */
extern void PyException_SetCause(PyObject *, PyObject *);
/* The context: a new reference, or NULL. */
extern PyObject *PyException_GetContext(PyObject *);
/* Sets the context and steals it; NULL clears. */
extern void PyException_SetContext(PyObject *, PyObject *);
/* The name of an exception type, borrowed. */
extern const char *PyExceptionClass_Name(PyObject *);
extern PyObject *PyExc_BaseException;
extern PyObject *PyExc_Exception;
extern PyObject *PyExc_StopAsyncIteration;
extern PyObject *PyExc_StopIteration;
extern PyObject *PyExc_GeneratorExit;
extern PyObject *PyExc_ArithmeticError;
extern PyObject *PyExc_LookupError;
extern PyObject *PyExc_AssertionError;
extern PyObject *PyExc_AttributeError;
extern PyObject *PyExc_BufferError;
extern PyObject *PyExc_EOFError;
extern PyObject *PyExc_FloatingPointError;
extern PyObject *PyExc_OSError;
extern PyObject *PyExc_ImportError;
extern PyObject *PyExc_ModuleNotFoundError;
extern PyObject *PyExc_IndexError;
extern PyObject *PyExc_KeyError;
extern PyObject *PyExc_KeyboardInterrupt;
extern PyObject *PyExc_MemoryError;
extern PyObject *PyExc_NameError;
extern PyObject *PyExc_OverflowError;
extern PyObject *PyExc_RuntimeError;
extern PyObject *PyExc_RecursionError;
extern PyObject *PyExc_NotImplementedError;
extern PyObject *PyExc_SyntaxError;
extern PyObject *PyExc_IndentationError;
extern PyObject *PyExc_TabError;
extern PyObject *PyExc_ReferenceError;
extern PyObject *PyExc_SystemError;
extern PyObject *PyExc_SystemExit;
extern PyObject *PyExc_TypeError;
extern PyObject *PyExc_UnboundLocalError;
extern PyObject *PyExc_UnicodeError;
extern PyObject *PyExc_UnicodeEncodeError;
extern PyObject *PyExc_UnicodeDecodeError;
extern PyObject *PyExc_UnicodeTranslateError;
extern PyObject *PyExc_ValueError;
extern PyObject *PyExc_ZeroDivisionError;
extern PyObject *PyExc_BlockingIOError;
extern PyObject *PyExc_BrokenPipeError;
extern PyObject *PyExc_ChildProcessError;
extern PyObject *PyExc_ConnectionError;
extern PyObject *PyExc_ConnectionAbortedError;
extern PyObject *PyExc_ConnectionRefusedError;
extern PyObject *PyExc_ConnectionResetError;
extern PyObject *PyExc_FileExistsError;
extern PyObject *PyExc_FileNotFoundError;
extern PyObject *PyExc_InterruptedError;
extern PyObject *PyExc_IsADirectoryError;
extern PyObject *PyExc_NotADirectoryError;
extern PyObject *PyExc_PermissionError;
extern PyObject *PyExc_ProcessLookupError;
extern PyObject *PyExc_TimeoutError;
extern PyObject *PyExc_EnvironmentError;
extern PyObject *PyExc_IOError;
extern PyObject *PyExc_Warning;
extern PyObject *PyExc_UserWarning;
extern PyObject *PyExc_DeprecationWarning;
extern PyObject *PyExc_PendingDeprecationWarning;
extern PyObject *PyExc_SyntaxWarning;
extern PyObject *PyExc_RuntimeWarning;
extern PyObject *PyExc_FutureWarning;
extern PyObject *PyExc_ImportWarning;
extern PyObject *PyExc_UnicodeWarning;
extern PyObject *PyExc_BytesWarning;
extern PyObject *PyExc_ResourceWarning;
/* TypeError for an argument of the wrong type. Always 0. */
extern int PyErr_BadArgument(void);
/* MemoryError. Always NULL. */
extern PyObject *PyErr_NoMemory(void);
/* Raises exc(errno, text) for the C library's errno. Always NULL. */
extern PyObject *PyErr_SetFromErrno(PyObject *);
/* The same with a file's name (or NULL). */
extern PyObject *PyErr_SetFromErrnoWithFilenameObject(PyObject *, PyObject *);
/* The same with two files' names (or NULL). */
extern PyObject *PyErr_SetFromErrnoWithFilenameObjects(PyObject *, PyObject *,
        PyObject *);
/* The same with a file's name as a C string (or NULL). */
extern PyObject *PyErr_SetFromErrnoWithFilename(PyObject *exc,
        const char *filename);
/* Raises exception(msg, name=name, path=path); NULL stands for None. Always NULL. */
extern PyObject *PyErr_SetImportErrorSubclass(PyObject *, PyObject *,
        PyObject *, PyObject *);
/* The same with ImportError itself. */
extern PyObject *PyErr_SetImportError(PyObject *, PyObject *, PyObject *);
/* SystemError for a wrong call of the API itself. */
extern void PyErr_BadInternalCall(void);
/* SystemError for a wrong call of the API itself, with the place in the caller's
 * source. */
extern void _PyErr_BadInternalCall(const char *filename, int lineno);
/* A new exception type. name is module.Class; base a type, a tuple of types, or NULL
 * for Exception; dict the namespace, or NULL. A new reference. */
extern PyObject *PyErr_NewException(const char *name, PyObject *base,
        PyObject *dict);
/* The same with a docstring (or NULL). */
extern PyObject *PyErr_NewExceptionWithDoc(const char *name, const char *doc,
        PyObject *base, PyObject *dict);
/* Reports and clears an exception that nobody can handle: obj (or NULL) is what was
 * being done, shown by its repr. */
extern void PyErr_WriteUnraisable(PyObject *);
/* Raises what a signal handler asks for, as Ctrl-C does: 0, or -1 with an exception. */
extern int PyErr_CheckSignals(void);
/* Makes the next PyErr_CheckSignals raise KeyboardInterrupt. */
extern void PyErr_SetInterrupt(void);
/* The VM's SyntaxError has no place for this: nothing is done. */
extern void PyErr_SyntaxLocation(const char *filename, int lineno);
/* The VM's SyntaxError has no place for this: nothing is done. */
extern void PyErr_SyntaxLocationEx(const char *filename, int lineno,
        int col_offset);
extern PyObject *PyErr_ProgramText(const char *filename, int lineno);
/* A UnicodeDecodeError about some bytes. Returns a new reference. */
extern PyObject *PyUnicodeDecodeError_Create(const char *encoding,
        const char *object,
        Py_ssize_t length,
        Py_ssize_t start, Py_ssize_t end,
        const char *reason);
/* The encoding: a new reference to a str, or NULL with TypeError. */
extern PyObject *PyUnicodeEncodeError_GetEncoding(PyObject *);
/* The encoding: a new reference to a str, or NULL with TypeError. */
extern PyObject *PyUnicodeDecodeError_GetEncoding(PyObject *);
extern PyObject *PyUnicodeEncodeError_GetObject(PyObject *);
extern PyObject *PyUnicodeDecodeError_GetObject(PyObject *);
extern PyObject *PyUnicodeTranslateError_GetObject(PyObject *);
extern int PyUnicodeEncodeError_GetStart(PyObject *, Py_ssize_t *);
extern int PyUnicodeDecodeError_GetStart(PyObject *, Py_ssize_t *);
extern int PyUnicodeTranslateError_GetStart(PyObject *, Py_ssize_t *);
extern int PyUnicodeEncodeError_SetStart(PyObject *, Py_ssize_t);
extern int PyUnicodeDecodeError_SetStart(PyObject *, Py_ssize_t);
extern int PyUnicodeTranslateError_SetStart(PyObject *, Py_ssize_t);
extern int PyUnicodeEncodeError_GetEnd(PyObject *, Py_ssize_t *);
extern int PyUnicodeDecodeError_GetEnd(PyObject *, Py_ssize_t *);
extern int PyUnicodeTranslateError_GetEnd(PyObject *, Py_ssize_t *);
extern int PyUnicodeEncodeError_SetEnd(PyObject *, Py_ssize_t);
extern int PyUnicodeDecodeError_SetEnd(PyObject *, Py_ssize_t);
extern int PyUnicodeTranslateError_SetEnd(PyObject *, Py_ssize_t);
extern PyObject *PyUnicodeEncodeError_GetReason(PyObject *);
extern PyObject *PyUnicodeDecodeError_GetReason(PyObject *);
extern PyObject *PyUnicodeTranslateError_GetReason(PyObject *);
extern int PyUnicodeEncodeError_SetReason(PyObject *exc,
        const char *reason);
extern int PyUnicodeDecodeError_SetReason(PyObject *exc,
        const char *reason);
extern int PyUnicodeTranslateError_SetReason(PyObject *exc,
        const char *reason);
/* The VM's SyntaxError has no place for this: nothing is done. */
extern void PyErr_SyntaxLocationObject(PyObject *filename, int lineno,
        int col_offset);
extern PyObject *PyErr_ProgramTextObject(PyObject *filename, int lineno);

/* ---- longobject.h ---------------------------------------------------------- */

/* Returns a new reference. */
extern PyObject *PyLong_FromLong(long);
/* Returns a new reference. */
extern PyObject *PyLong_FromUnsignedLong(unsigned long);
/* Returns a new reference. */
extern PyObject *PyLong_FromSize_t(size_t);
/* Returns a new reference. */
extern PyObject *PyLong_FromSsize_t(Py_ssize_t);
/* The integer part. OverflowError for an infinity, ValueError for a NaN. */
extern PyObject *PyLong_FromDouble(double);
/* OverflowError outside long. */
extern long PyLong_AsLong(PyObject *);
/* -1 with *overflow 0 and an exception for no int; -1 with *overflow ±1 and none for a
 * value outside long. */
extern long PyLong_AsLongAndOverflow(PyObject *, int *);
/* OverflowError outside Py_ssize_t; TypeError for anything but an int. */
extern Py_ssize_t PyLong_AsSsize_t(PyObject *);
/* OverflowError outside size_t; TypeError for anything but an int. */
extern size_t PyLong_AsSize_t(PyObject *);
/* OverflowError outside unsigned long; TypeError for anything but an int. */
extern unsigned long PyLong_AsUnsignedLong(PyObject *);
/* The low bits, without a check of the range. */
extern unsigned long PyLong_AsUnsignedLongMask(PyObject *);
/* sys.int_info: what CPython says of its ints. Returns a new reference. */
extern PyObject *PyLong_GetInfo(void);
/* Correctly rounded. OverflowError for what no double holds. */
extern double PyLong_AsDouble(PyObject *);
/* The address as an int. */
extern PyObject *PyLong_FromVoidPtr(void *);
/* The address that PyLong_FromVoidPtr gave. OverflowError for what is no address. */
extern void *PyLong_AsVoidPtr(PyObject *);
/* Returns a new reference. */
extern PyObject *PyLong_FromLongLong(long long);
/* Returns a new reference. */
extern PyObject *PyLong_FromUnsignedLongLong(unsigned long long);
/* OverflowError outside long long. */
extern long long PyLong_AsLongLong(PyObject *);
/* OverflowError outside unsigned long long; TypeError for anything but an int. */
extern unsigned long long PyLong_AsUnsignedLongLong(PyObject *);
/* The low bits, without a check of the range. */
extern unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *);
/* As PyLong_AsLongAndOverflow for long long. */
extern long long PyLong_AsLongLongAndOverflow(PyObject *, int *);
/* As int(text, base). With pend the literal may end before the text does; *pend is
 * then where. ValueError for what is no literal. */
extern PyObject *PyLong_FromString(const char *, char **, int);
/* strtoul, whatever the locale. */
extern unsigned long PyOS_strtoul(const char *, char **, int);
/* strtol, whatever the locale. */
extern long PyOS_strtol(const char *, char **, int);
/* As int(u, base) for a str. */
extern PyObject *PyLong_FromUnicodeObject(PyObject *u, int base);
/* -1, 0 or 1. Never fails. */
extern int _PyLong_Sign(PyObject *v);
/* The number of bits of the absolute value. (size_t)-1 with an exception. */
extern size_t _PyLong_NumBits(PyObject *v);
/* The greatest common divisor, not negative. Both are ints. Returns a new reference. */
extern PyObject *_PyLong_GCD(PyObject *, PyObject *);
/* The int that n bytes hold. Returns a new reference. */
extern PyObject *_PyLong_FromByteArray(const unsigned char *bytes, size_t n,
        int little_endian, int is_signed);

/* ---- cpython/longintrepr.h ------------------------------------------------- */

extern PyLongObject *_PyLong_New(Py_ssize_t);
/* The value of an int, of a subclass too, as an int: a new reference. */
extern PyObject *_PyLong_Copy(PyLongObject *src);

/* ---- boolobject.h ---------------------------------------------------------- */

/* Py_False for zero, else Py_True. Returns a new reference. */
extern PyObject *PyBool_FromLong(long);

/* ---- floatobject.h --------------------------------------------------------- */

extern PyTypeObject PyFloat_Type;
/* DBL_MAX. */
extern double PyFloat_GetMax(void);
/* DBL_MIN. */
extern double PyFloat_GetMin(void);
/* sys.float_info: what C says of its double. Returns a new reference. */
extern PyObject *PyFloat_GetInfo(void);
/* As float(text) for a str, bytes or buffer. ValueError for what is no number. */
extern PyObject *PyFloat_FromString(PyObject *);
/* Returns a new reference. */
extern PyObject *PyFloat_FromDouble(double);
/* o as a double: a float's value, else through __float__, else __index__. -1.0 with
 * TypeError for anything else. */
extern double PyFloat_AsDouble(PyObject *);

/* ---- complexobject.h ------------------------------------------------------- */

extern PyTypeObject PyComplex_Type;
/* Returns a new reference. */
extern PyObject *PyComplex_FromDoubles(double real, double imag);
/* The real part; a number that is not complex gives its value. */
extern double PyComplex_RealAsDouble(PyObject *op);
/* The imaginary part; 0.0 for anything that is not complex. */
extern double PyComplex_ImagAsDouble(PyObject *op);
/* a + b */
extern Py_complex _Py_c_sum(Py_complex, Py_complex);
/* a - b */
extern Py_complex _Py_c_diff(Py_complex, Py_complex);
/* -a */
extern Py_complex _Py_c_neg(Py_complex);
/* a * b */
extern Py_complex _Py_c_prod(Py_complex, Py_complex);
/* a / b; by zero errno is not set, and the result is none. */
extern Py_complex _Py_c_quot(Py_complex, Py_complex);
/* a ** b, as the VM reckons it. -1.0 with an exception. */
extern Py_complex _Py_c_pow(Py_complex, Py_complex);
/* abs(a), as the VM reckons it. -1.0 with an exception. */
extern double _Py_c_abs(Py_complex);
/* Returns a new reference. */
extern PyObject *PyComplex_FromCComplex(Py_complex);
/* Both parts, through __complex__ for other objects. real is -1.0 with an exception. */
extern Py_complex PyComplex_AsCComplex(PyObject *op);

/* ---- rangeobject.h --------------------------------------------------------- */

extern PyTypeObject PyRange_Type;
extern PyTypeObject PyRangeIter_Type;
extern PyTypeObject PyLongRangeIter_Type;

/* ---- memoryobject.h -------------------------------------------------------- */

extern PyTypeObject PyMemoryView_Type;
/* memoryview(o). Returns a new reference. */
extern PyObject *PyMemoryView_FromObject(PyObject *base);
/* A memoryview of len bytes, which the caller keeps alive; flags is PyBUF_READ or
 * PyBUF_WRITE. Returns a new reference. */
extern PyObject *PyMemoryView_FromMemory(char *mem, Py_ssize_t size, int flags);
/* A memoryview of what a view describes, as plain bytes. Returns a new reference. */
extern PyObject *PyMemoryView_FromBuffer(const Py_buffer *info);
/* A memoryview whose items lie in order: of o itself where they do, else of a copy.
 * Returns a new reference. */
extern PyObject *PyMemoryView_GetContiguous(PyObject *base, int buffertype,
        char order);

/* ---- tupleobject.h --------------------------------------------------------- */

extern PyTypeObject PyTuple_Type;
extern PyTypeObject PyTupleIter_Type;
/* A tuple of n NULLs, to be filled before anyone else sees it. Returns a new
 * reference. */
extern PyObject *PyTuple_New(Py_ssize_t size);
/* The length; -1 with SystemError. */
extern Py_ssize_t PyTuple_Size(PyObject *);
/* Returns a borrowed reference; NULL with IndexError. */
extern PyObject *PyTuple_GetItem(PyObject *, Py_ssize_t);
/* Fills an item of a new tuple. Steals value. */
extern int PyTuple_SetItem(PyObject *, Py_ssize_t, PyObject *);
/* o[from:to], both clipped, negative ones to 0. Returns a new reference. */
extern PyObject *PyTuple_GetSlice(PyObject *, Py_ssize_t, Py_ssize_t);
/* Replaces *p, which nobody else has seen, by a tuple of another length with the same
 * beginning; new items are NULL. -1 and NULL in *p with an exception. */
extern int _PyTuple_Resize(PyObject **, Py_ssize_t);

/* ---- listobject.h ---------------------------------------------------------- */

extern PyTypeObject PyList_Type;
extern PyTypeObject PyListIter_Type;
extern PyTypeObject PyListRevIter_Type;
/* A list of n NULLs, to be filled before anyone else sees it. Returns a new reference. */
extern PyObject *PyList_New(Py_ssize_t size);
/* The length; -1 with SystemError. */
extern Py_ssize_t PyList_Size(PyObject *);
/* Returns a borrowed reference; NULL with IndexError. */
extern PyObject *PyList_GetItem(PyObject *, Py_ssize_t);
/* Steals value. */
extern int PyList_SetItem(PyObject *, Py_ssize_t, PyObject *);
/* list.insert(i, value). */
extern int PyList_Insert(PyObject *, Py_ssize_t, PyObject *);
/* list.append(value). */
extern int PyList_Append(PyObject *, PyObject *);
/* list[from:to], both clipped, negative ones to 0. Returns a new list. */
extern PyObject *PyList_GetSlice(PyObject *, Py_ssize_t, Py_ssize_t);
/* list[from:to] = with, both clipped, negative ones to 0; NULL deletes. */
extern int PyList_SetSlice(PyObject *, Py_ssize_t, Py_ssize_t,
        PyObject *);
/* list.sort(). The list is empty meanwhile; ValueError when a comparison puts
 * something into it, which is lost. */
extern int PyList_Sort(PyObject *);
/* list.reverse(). */
extern int PyList_Reverse(PyObject *);
/* tuple(list). Returns a new reference. */
extern PyObject *PyList_AsTuple(PyObject *);

/* ---- dictobject.h ---------------------------------------------------------- */

extern PyTypeObject PyDict_Type;
/* Returns a new reference. */
extern PyObject *PyDict_New(void);
/* Returns a borrowed reference; NULL without an exception for a missing key, and for
 * every error. */
extern PyObject *PyDict_GetItem(PyObject *mp, PyObject *key);
/* Returns a borrowed reference; NULL without an exception for a missing key, with one
 * for an error. */
extern PyObject *PyDict_GetItemWithError(PyObject *mp, PyObject *key);
/* d[key] = value. Does not steal value. */
extern int PyDict_SetItem(PyObject *mp, PyObject *key, PyObject *item);
/* del d[key]; KeyError for a missing key. */
extern int PyDict_DelItem(PyObject *mp, PyObject *key);
/* d.clear(). Never fails. */
extern void PyDict_Clear(PyObject *mp);
/* 1 and the next pair, borrowed; 0 at the end. *pos starts at 0; key and value may be
 * NULL. Values may be replaced meanwhile, keys not. */
extern int PyDict_Next(PyObject *mp, Py_ssize_t *pos, PyObject **key,
        PyObject **value);
/* list(d.keys()). Returns a new reference. */
extern PyObject *PyDict_Keys(PyObject *mp);
/* list(d.values()). Returns a new reference. */
extern PyObject *PyDict_Values(PyObject *mp);
/* list(d.items()). Returns a new reference. */
extern PyObject *PyDict_Items(PyObject *mp);
/* len(d); -1 with SystemError. */
extern Py_ssize_t PyDict_Size(PyObject *mp);
/* d.copy(), a plain dict. Returns a new reference. */
extern PyObject *PyDict_Copy(PyObject *mp);
/* key in d: 1, 0 or -1. */
extern int PyDict_Contains(PyObject *mp, PyObject *key);
/* a.update(b) for a mapping. */
extern int PyDict_Update(PyObject *mp, PyObject *other);
/* Puts the pairs of a mapping into a; keys that are there stay unless override_. */
extern int PyDict_Merge(PyObject *mp, PyObject *other, int override);
/* Puts pairs that an iterable gives into d; keys that are there stay unless override_. */
extern int PyDict_MergeFromSeq2(PyObject *d, PyObject *seq2,
        int override);
/* PyDict_GetItem with a C string. */
extern PyObject *PyDict_GetItemString(PyObject *dp, const char *key);
/* d[key] = value. Does not steal value. */
extern int PyDict_SetItemString(PyObject *dp, const char *key,
        PyObject *item);
/* del d[key]; KeyError for a missing key. */
extern int PyDict_DelItemString(PyObject *dp, const char *key);
/* The getter of a __dict__: a new reference to the dict, made when there is none yet.
 * AttributeError for instances that cannot have one. */
extern PyObject *PyObject_GenericGetDict(PyObject *, void *);
extern PyTypeObject PyDictKeys_Type;
extern PyTypeObject PyDictValues_Type;
extern PyTypeObject PyDictItems_Type;
extern PyTypeObject PyDictIterKey_Type;
extern PyTypeObject PyDictIterValue_Type;
extern PyTypeObject PyDictIterItem_Type;
extern PyTypeObject PyDictRevIterKey_Type;
extern PyTypeObject PyDictRevIterItem_Type;
extern PyTypeObject PyDictRevIterValue_Type;
/* The value of a key whose hash the caller knows, which the VM reckons itself: a
 * borrowed reference. NULL without an exception when there is none. */
extern PyObject *_PyDict_GetItem_KnownHash(PyObject *mp, PyObject *key,
        Py_hash_t hash);
/* PyDict_GetItemWithError with a C string. */
extern PyObject *_PyDict_GetItemStringWithError(PyObject *, const char *);
/* d.setdefault(key, default). Returns a borrowed reference. */
extern PyObject *PyDict_SetDefault(PyObject *mp, PyObject *key,
        PyObject *defaultobj);
/* A hint of the size that the VM has no use for. Returns a new reference. */
extern PyObject *_PyDict_NewPresized(Py_ssize_t minused);

/* ---- cpython/odictobject.h ------------------------------------------------- */

extern PyTypeObject PyODict_Type;
extern PyTypeObject PyODictIter_Type;
extern PyTypeObject PyODictKeys_Type;
extern PyTypeObject PyODictItems_Type;
extern PyTypeObject PyODictValues_Type;
/* collections.OrderedDict(). Returns a new reference; what importing it raises. */
extern PyObject *PyODict_New(void);
/* od[key] = value: 0, or -1 with an exception. */
extern int PyODict_SetItem(PyObject *od, PyObject *key, PyObject *item);
/* del od[key]: 0, or -1 with an exception. */
extern int PyODict_DelItem(PyObject *od, PyObject *key);

/* ---- enumobject.h ---------------------------------------------------------- */

extern PyTypeObject PyEnum_Type;
extern PyTypeObject PyReversed_Type;

/* ---- setobject.h ----------------------------------------------------------- */

extern PyTypeObject PySet_Type;
extern PyTypeObject PyFrozenSet_Type;
extern PyTypeObject PySetIter_Type;
/* set(iterable); NULL for an empty one. Returns a new reference. */
extern PyObject *PySet_New(PyObject *);
/* frozenset(iterable); NULL for an empty one. Returns a new reference. */
extern PyObject *PyFrozenSet_New(PyObject *);
/* s.add(key); also for a frozenset that nobody else has seen. */
extern int PySet_Add(PyObject *set, PyObject *key);
/* s.clear(). */
extern int PySet_Clear(PyObject *set);
/* key in s: 1, 0 or -1. */
extern int PySet_Contains(PyObject *anyset, PyObject *key);
/* s.discard(key): 1 for a key that was there, 0, or -1. */
extern int PySet_Discard(PyObject *set, PyObject *key);
/* s.pop(); KeyError for an empty set. Returns a new reference. */
extern PyObject *PySet_Pop(PyObject *set);
/* len(s) of a set or frozenset; -1 with SystemError. */
extern Py_ssize_t PySet_Size(PyObject *anyset);

/* ---- methodobject.h -------------------------------------------------------- */

extern PyTypeObject PyCFunction_Type;
/* The C function behind a function of a module. NULL with SystemError, or with
 * NotImplementedError for a function of the VM's own. */
extern PyCFunction PyCFunction_GetFunction(PyObject *);
/* What it gets as self, NULL for a static method: a borrowed reference. */
extern PyObject *PyCFunction_GetSelf(PyObject *);
/* Its METH_ flags; -1 with an exception. */
extern int PyCFunction_GetFlags(PyObject *);
/* The same with the module it belongs to. Returns a new reference. */
extern PyObject *PyCFunction_NewEx(PyMethodDef *, PyObject *, PyObject *);

/* ---- moduleobject.h -------------------------------------------------------- */

extern PyTypeObject PyModule_Type;
/* The same with a str. */
extern PyObject *PyModule_NewObject(PyObject *name);
/* A new module object with nothing in it but its name: a new reference. */
extern PyObject *PyModule_New(const char *name);
/* The namespace, borrowed; SystemError for what is no module. */
extern PyObject *PyModule_GetDict(PyObject *);
/* __name__: a new reference; SystemError when it is missing or no str. */
extern PyObject *PyModule_GetNameObject(PyObject *);
/* The same as UTF-8, alive as long as the name. */
extern const char *PyModule_GetName(PyObject *);
/* The same as UTF-8, alive as long as the name. */
extern const char *PyModule_GetFilename(PyObject *);
/* __file__: a new reference; SystemError when it is missing or no str. */
extern PyObject *PyModule_GetFilenameObject(PyObject *);
/* The definition that a module was made from, or NULL; TypeError for what is no
 * module. */
extern PyModuleDef *PyModule_GetDef(PyObject *);
/* The state of a module, or NULL when it has none; TypeError for what is no module. */
extern void *PyModule_GetState(PyObject *);
/* Makes a definition ready for multi-phase initialisation: what an init function
 * returns then. A borrowed reference to it. */
extern PyObject *PyModuleDef_Init(PyModuleDef *);
extern PyTypeObject PyModuleDef_Type;

/* ---- cpython/funcobject.h -------------------------------------------------- */

extern PyTypeObject PyFunction_Type;
extern PyObject *PyFunction_New(PyObject *, PyObject *);
extern PyObject *PyFunction_NewWithQualName(PyObject *, PyObject *, PyObject *);
extern PyObject *PyFunction_GetCode(PyObject *);
extern PyObject *PyFunction_GetGlobals(PyObject *);
extern PyObject *PyFunction_GetModule(PyObject *);
extern PyObject *PyFunction_GetDefaults(PyObject *);
extern int PyFunction_SetDefaults(PyObject *, PyObject *);
extern PyObject *PyFunction_GetKwDefaults(PyObject *);
extern int PyFunction_SetKwDefaults(PyObject *, PyObject *);
extern PyObject *PyFunction_GetClosure(PyObject *);
extern int PyFunction_SetClosure(PyObject *, PyObject *);
extern PyObject *PyFunction_GetAnnotations(PyObject *);
extern int PyFunction_SetAnnotations(PyObject *, PyObject *);
extern PyTypeObject PyClassMethod_Type;
extern PyTypeObject PyStaticMethod_Type;
/* classmethod(f). Returns a new reference. */
extern PyObject *PyClassMethod_New(PyObject *);
/* staticmethod(f). Returns a new reference. */
extern PyObject *PyStaticMethod_New(PyObject *);

/* ---- cpython/classobject.h ------------------------------------------------- */

extern PyTypeObject PyMethod_Type;
/* A bound method. Returns a new reference. */
extern PyObject *PyMethod_New(PyObject *, PyObject *);
/* The function of a bound method: a borrowed reference. NULL with SystemError. */
extern PyObject *PyMethod_Function(PyObject *);
/* The object of a bound method: a borrowed reference. NULL with SystemError. */
extern PyObject *PyMethod_Self(PyObject *);
extern PyTypeObject PyInstanceMethod_Type;
extern PyObject *PyInstanceMethod_New(PyObject *);
extern PyObject *PyInstanceMethod_Function(PyObject *);

/* ---- fileobject.h ---------------------------------------------------------- */

extern PyObject *PyFile_FromFd(int, const char *, const char *, int,
        const char *, const char *, const char *, int);
/* file.readline(), of at most n characters where n > 0; for n < 0 without its end, and
 * then EOFError where there is nothing left. Returns a new reference. */
extern PyObject *PyFile_GetLine(PyObject *, int);
/* Writes str(o) to a file (with Py_PRINT_RAW) or its repr. 0 or -1. */
extern int PyFile_WriteObject(PyObject *, PyObject *, int);
/* Writes UTF-8 to a file. 0 or -1; nothing is done when an exception is pending. */
extern int PyFile_WriteString(const char *, PyObject *);
/* The descriptor of a file: an int, or what fileno() gives. */
extern int PyObject_AsFileDescriptor(PyObject *);
extern const char *Py_FileSystemDefaultEncoding;
extern const char *Py_FileSystemDefaultEncodeErrors;
extern int Py_HasFileSystemDefaultEncoding;
extern int Py_UTF8Mode;
extern char *Py_UniversalNewlineFgets(char *, int, FILE *, PyObject *);
extern PyObject *PyFile_NewStdPrinter(int);
extern PyTypeObject PyStdPrinter_Type;
extern PyObject *PyFile_OpenCode(const char *utf8path);
extern PyObject *PyFile_OpenCodeObject(PyObject *path);

/* ---- pycapsule.h ----------------------------------------------------------- */

extern PyTypeObject PyCapsule_Type;
/* A capsule around a pointer that is not NULL: a new reference. The name must outlive
 * the capsule. */
extern PyObject *PyCapsule_New(void *pointer, const char *name,
        PyCapsule_Destructor destructor);
/* The pointer; NULL with ValueError when o is no capsule of that name. */
extern void *PyCapsule_GetPointer(PyObject *capsule, const char *name);
/* The destructor, NULL perhaps; NULL with ValueError when o is no capsule. */
extern PyCapsule_Destructor PyCapsule_GetDestructor(PyObject *capsule);
/* The name, NULL perhaps; NULL with ValueError when o is no capsule. */
extern const char *PyCapsule_GetName(PyObject *capsule);
/* The context, NULL perhaps; NULL with ValueError when o is no capsule. */
extern void *PyCapsule_GetContext(PyObject *capsule);
/* Whether o is a capsule of that name (NULL is a name too). Never fails. */
extern int PyCapsule_IsValid(PyObject *capsule, const char *name);
/* 0, or -1 with ValueError. */
extern int PyCapsule_SetPointer(PyObject *capsule, void *pointer);
/* 0, or -1 with ValueError. */
extern int PyCapsule_SetDestructor(PyObject *capsule,
        PyCapsule_Destructor destructor);
/* 0, or -1 with ValueError. The name must outlive the capsule. */
extern int PyCapsule_SetName(PyObject *capsule, const char *name);
/* 0, or -1 with ValueError. */
extern int PyCapsule_SetContext(PyObject *capsule, void *context);
/* The pointer of the capsule that is the attribute module.…attribute, whose own name
 * must be the same. NULL with ImportError or AttributeError. */
extern void *PyCapsule_Import(const char *name, int no_block);

/* ---- cpython/code.h -------------------------------------------------------- */

extern PyTypeObject PyCode_Type;
extern PyCodeObject *PyCode_NewEmpty(const char *filename, const char *funcname,
        int firstlineno);
extern int PyCode_Addr2Line(PyCodeObject *, int);
extern PyObject *PyCode_Optimize(PyObject *code, PyObject *consts,
        PyObject *names, PyObject *lnotab);

/* ---- pyframe.h ------------------------------------------------------------- */

extern int PyFrame_GetLineNumber(PyFrameObject *);
extern PyTypeObject PyFrame_Type;

/* ---- traceback.h ----------------------------------------------------------- */

extern int PyTraceBack_Here(PyFrameObject *);
extern int PyTraceBack_Print(PyObject *, PyObject *);
extern PyTypeObject PyTraceBack_Type;

/* ---- sliceobject.h --------------------------------------------------------- */

extern PyTypeObject PySlice_Type;
extern PyTypeObject PyEllipsis_Type;
/* NULL stands for None. Returns a new reference. */
extern PyObject *PySlice_New(PyObject *start, PyObject *stop, PyObject *step);
/* The old form, without clipping: -1, and no exception, for what is no int or out of
 * range. */
extern int PySlice_GetIndices(PyObject *r, Py_ssize_t length,
        Py_ssize_t *start, Py_ssize_t *stop,
        Py_ssize_t *step);
/* PySlice_Unpack and PySlice_AdjustIndices in one. */
extern int PySlice_GetIndicesEx(PyObject *r, Py_ssize_t length,
        Py_ssize_t *start, Py_ssize_t *stop,
        Py_ssize_t *step,
        Py_ssize_t *slicelength);
/* The three parts as C integers, missing ones filled in, out of range ones clipped. -1
 * with ValueError for a step of zero. */
extern int PySlice_Unpack(PyObject *slice, Py_ssize_t *start,
        Py_ssize_t *stop, Py_ssize_t *step);
/* Clips unpacked indices to a sequence of length and gives the number of items
 * between. Never fails. */
extern Py_ssize_t PySlice_AdjustIndices(Py_ssize_t length, Py_ssize_t *start,
        Py_ssize_t *stop, Py_ssize_t step);

/* ---- cpython/cellobject.h -------------------------------------------------- */

extern PyTypeObject PyCell_Type;
/* A cell that holds value, which may be NULL. Returns a new reference. */
extern PyObject *PyCell_New(PyObject *);
/* What a cell holds: a new reference, or NULL without an exception. SystemError for
 * what is no cell. */
extern PyObject *PyCell_Get(PyObject *);
/* Sets what a cell holds; NULL empties it. 0, or -1 with SystemError. */
extern int PyCell_Set(PyObject *, PyObject *);

/* ---- iterobject.h ---------------------------------------------------------- */

extern PyTypeObject PySeqIter_Type;
extern PyTypeObject PyCallIter_Type;
/* Iterates by index until IndexError. Returns a new reference. */
extern PyObject *PySeqIter_New(PyObject *);
/* iter(callable, sentinel). Returns a new reference. */
extern PyObject *PyCallIter_New(PyObject *, PyObject *);

/* ---- pystate.h ------------------------------------------------------------- */

extern PyInterpreterState *PyInterpreterState_New(void);
extern void PyInterpreterState_Clear(PyInterpreterState *);
extern void PyInterpreterState_Delete(PyInterpreterState *);
/* A borrowed reference to a dict of the interpreter's; NULL without an exception. */
extern PyObject *PyInterpreterState_GetDict(PyInterpreterState *);
/* 0, the main interpreter. */
extern int64_t PyInterpreterState_GetID(PyInterpreterState *);
/* Makes a module the one of a definition. 0, or -1 with SystemError for a definition
 * with slots. */
extern int PyState_AddModule(PyObject *, PyModuleDef *);
/* Undoes it. 0, or -1 with SystemError for a definition with slots. */
extern int PyState_RemoveModule(PyModuleDef *);
/* The module of a definition, borrowed; NULL without an exception when there is none
 * yet. As in CPython a definition with slots has none. */
extern PyObject *PyState_FindModule(PyModuleDef *);
extern PyThreadState *PyThreadState_New(PyInterpreterState *);
extern void PyThreadState_Clear(PyThreadState *);
extern void PyThreadState_Delete(PyThreadState *);
/* The thread state. Never NULL. */
extern PyThreadState *PyThreadState_Get(void);
/* Makes thread, which is the calling thread's or NULL, the one that holds the GIL.
 * What was. */
extern PyThreadState *PyThreadState_Swap(PyThreadState *);
/* A borrowed reference to a dict of the thread's; NULL without an exception. */
extern PyObject *PyThreadState_GetDict(void);
/* Has the exception raised in the thread with that number (PyThread_get_thread_ident);
 * NULL takes it back. How many threads that were. */
extern int PyThreadState_SetAsyncExc(unsigned long, PyObject *);
/* Takes the GIL, unless the thread has it: for PyGILState_Release, what was. The
 * thread may be one of the module's own making. */
extern PyGILState_STATE PyGILState_Ensure(void);
/* Ends what PyGILState_Ensure began, given its result. */
extern void PyGILState_Release(PyGILState_STATE);
/* The thread state. */
extern PyThreadState *PyGILState_GetThisThreadState(void);
/* Whether the calling thread has the GIL. */
extern int PyGILState_Check(void);
/* The one interpreter. */
extern PyInterpreterState *PyInterpreterState_Main(void);
extern PyInterpreterState *PyInterpreterState_Head(void);
extern PyInterpreterState *PyInterpreterState_Next(PyInterpreterState *);
extern PyThreadState *PyInterpreterState_ThreadHead(PyInterpreterState *);
extern PyThreadState *PyThreadState_Next(PyThreadState *);
extern void PyThreadState_DeleteCurrent(void);

/* ---- cpython/genobject.h --------------------------------------------------- */

extern PyTypeObject PyGen_Type;
extern PyObject *PyGen_New(PyFrameObject *);
extern PyObject *PyGen_NewWithQualName(PyFrameObject *, PyObject *name,
        PyObject *qualname);
extern PyTypeObject PyCoro_Type;
extern PyObject *PyCoro_New(PyFrameObject *, PyObject *name,
        PyObject *qualname);
extern PyTypeObject PyAsyncGen_Type;
extern PyObject *PyAsyncGen_New(PyFrameObject *, PyObject *name,
        PyObject *qualname);

/* ---- descrobject.h --------------------------------------------------------- */

extern PyTypeObject PyClassMethodDescr_Type;
extern PyTypeObject PyGetSetDescr_Type;
extern PyTypeObject PyMemberDescr_Type;
extern PyTypeObject PyMethodDescr_Type;
extern PyTypeObject PyWrapperDescr_Type;
extern PyTypeObject PyDictProxy_Type;
extern PyTypeObject PyProperty_Type;
/* A descriptor for a method of type_. Returns a new reference. */
extern PyObject *PyDescr_NewMethod(PyTypeObject *, PyMethodDef *);
/* A descriptor for a class method of type_. Returns a new reference. */
extern PyObject *PyDescr_NewClassMethod(PyTypeObject *, PyMethodDef *);
/* A descriptor for a member of type_. Returns a new reference. */
extern PyObject *PyDescr_NewMember(PyTypeObject *, PyMemberDef *);
/* A descriptor for a getset of type_. Returns a new reference. */
extern PyObject *PyDescr_NewGetSet(PyTypeObject *, PyGetSetDef *);
/* A view of mapping that cannot be changed. Returns a new reference. */
extern PyObject *PyDictProxy_New(PyObject *);
extern PyObject *PyWrapper_New(PyObject *, PyObject *);
/* Reads a member of the object at obj_addr. Returns a new reference; AttributeError
 * for an empty Py_T_OBJECT_EX, SystemError for an unknown type code. */
extern PyObject *PyMember_GetOne(const char *, PyMemberDef *);
/* Writes a member, or deletes it when v is NULL: 0, or -1 with TypeError,
 * AttributeError, OverflowError or SystemError. A value that does not fit an integer
 * field is truncated with a RuntimeWarning, as in CPython. */
extern int PyMember_SetOne(char *, PyMemberDef *, PyObject *);

/* ---- warnings.h ------------------------------------------------------------ */

/* Issues a warning of a category (NULL: RuntimeWarning). 0, or -1 with an exception. */
extern int PyErr_WarnEx(PyObject *category, const char *message,
        Py_ssize_t stack_level);
/* The same for a place given by the caller, which is shown. */
extern int PyErr_WarnExplicit(PyObject *category, const char *message,
        const char *filename, int lineno,
        const char *module, PyObject *registry);
/* As PyErr_WarnExplicit, from strs. */
extern int PyErr_WarnExplicitObject(PyObject *category,
        PyObject *message,
        PyObject *filename, int lineno,
        PyObject *module, PyObject *registry);

/* ---- weakrefobject.h ------------------------------------------------------- */

extern PyTypeObject _PyWeakref_RefType;
extern PyTypeObject _PyWeakref_ProxyType;
extern PyTypeObject _PyWeakref_CallableProxyType;
/* A weak reference to an object: a new reference. callback may be NULL or None; it is
 * called with the weak reference when the object is gone. TypeError for objects that
 * cannot be weakly referenced. */
extern PyObject *PyWeakref_NewRef(PyObject *ob, PyObject *callback);
/* The same as a proxy, which passes on what is done to it. */
extern PyObject *PyWeakref_NewProxy(PyObject *ob, PyObject *callback);
/* The object, or None when it is gone: borrowed. SystemError for what is no weak
 * reference. */
extern PyObject *PyWeakref_GetObject(PyObject *ref);

/* ---- structseq.h ----------------------------------------------------------- */

/* PyStructSequence_InitType2, whose error stays pending. */
extern void PyStructSequence_InitType(PyTypeObject *type,
        PyStructSequence_Desc *desc);
/* Makes a type, all zero but its head, into one of named fields. 0, or -1 with an
 * exception. */
extern int PyStructSequence_InitType2(PyTypeObject *type,
        PyStructSequence_Desc *desc);
/* A new type of named fields, which lives as long as the process. Returns a new
 * reference. */
extern PyTypeObject *PyStructSequence_NewType(PyStructSequence_Desc *desc);
/* An instance whose fields are to be set. Returns a new reference. */
extern PyObject *PyStructSequence_New(PyTypeObject *type);
/* Sets a field of an object that was just made; takes the reference. Never fails. */
extern void PyStructSequence_SetItem(PyObject *, Py_ssize_t, PyObject *);
/* A field: a borrowed reference; NULL for one that was never set. */
extern PyObject *PyStructSequence_GetItem(PyObject *, Py_ssize_t);

/* ---- cpython/picklebufobject.h --------------------------------------------- */

extern PyTypeObject PyPickleBuffer_Type;
extern PyObject *PyPickleBuffer_FromObject(PyObject *);
extern const Py_buffer *PyPickleBuffer_GetBuffer(PyObject *);
extern int PyPickleBuffer_Release(PyObject *);

/* ---- codecs.h -------------------------------------------------------------- */

extern int PyCodec_Register(PyObject *search_function);
/* Whether there is such an encoding. Never fails. */
extern int PyCodec_KnownEncoding(const char *encoding);
/* codecs.encode(o, encoding, errors) of a str. Returns a new reference; TypeError,
 * LookupError. */
extern PyObject *PyCodec_Encode(PyObject *object, const char *encoding,
        const char *errors);
/* codecs.decode(o, encoding, errors) of a bytes-like object. Returns a new reference;
 * TypeError, LookupError. */
extern PyObject *PyCodec_Decode(PyObject *object, const char *encoding,
        const char *errors);
extern PyObject *PyCodec_Encoder(const char *encoding);
extern PyObject *PyCodec_Decoder(const char *encoding);
extern PyObject *PyCodec_IncrementalEncoder(const char *encoding,
        const char *errors);
extern PyObject *PyCodec_IncrementalDecoder(const char *encoding,
        const char *errors);
extern PyObject *PyCodec_StreamReader(const char *encoding, PyObject *stream,
        const char *errors);
extern PyObject *PyCodec_StreamWriter(const char *encoding, PyObject *stream,
        const char *errors);
extern int PyCodec_RegisterError(const char *name, PyObject *error);
extern PyObject *PyCodec_LookupError(const char *name);
/* Raises the exception: always NULL. TypeError for what is none. */
extern PyObject *PyCodec_StrictErrors(PyObject *exc);
/* Leaves it out: ("", end). Returns a new reference; TypeError for another exception. */
extern PyObject *PyCodec_IgnoreErrors(PyObject *exc);
/* ? for each character that cannot be encoded, U+FFFD otherwise. Returns a new
 * reference; TypeError for another exception. */
extern PyObject *PyCodec_ReplaceErrors(PyObject *exc);
/* &#8364; for each character. Returns a new reference; TypeError for another exception
 * than UnicodeEncodeError. */
extern PyObject *PyCodec_XMLCharRefReplaceErrors(PyObject *exc);
/* \xff, \u20ac or \U0001f600 for each byte or character. Returns a new reference;
 * TypeError for another exception. */
extern PyObject *PyCodec_BackslashReplaceErrors(PyObject *exc);
extern PyObject *PyCodec_NameReplaceErrors(PyObject *exc);
extern const char *Py_hexdigits;

/* ---- pythread.h ------------------------------------------------------------ */

/* A new Py_tss_t, not yet created; NULL without an exception. */
extern Py_tss_t *PyThread_tss_alloc(void);
/* 0, or -1 when there are too many keys. No exception. */
extern int PyThread_tss_create(Py_tss_t *key);
/* Gives the key back. */
extern void PyThread_tss_delete(Py_tss_t *key);
/* Deletes and frees it. */
extern void PyThread_tss_free(Py_tss_t *key);
/* The value, or NULL. */
extern void *PyThread_tss_get(Py_tss_t *key);
/* Whether the key was created. */
extern int PyThread_tss_is_created(Py_tss_t *key);
/* 0, or -1 for a key that was not created. No exception. */
extern int PyThread_tss_set(Py_tss_t *key, void *value);
/* Nothing. */
extern void PyThread_init_thread(void);
/* Starts a thread, which does not hold the GIL: its number, or (unsigned long)-1. No
 * exception. */
extern unsigned long PyThread_start_new_thread(void (*)(void *), void *);
/* A number of the thread, never 0. */
extern unsigned long PyThread_get_thread_ident(void);
/* The same. */
extern unsigned long PyThread_get_thread_native_id(void);
/* A lock that is not held, or NULL without an exception. */
extern PyThread_type_lock PyThread_allocate_lock(void);
/* Frees a lock. */
extern void PyThread_free_lock(PyThread_type_lock);
/* 1 and held; 0 when it is held already and wait is 0. */
extern int PyThread_acquire_lock(PyThread_type_lock, int);
/* Waits for so long; negative: for ever. A signal ends the wait if interruptible is
 * not 0. */
extern PyLockStatus PyThread_acquire_lock_timed(PyThread_type_lock,
        long long microseconds,
        int intr_flag);
/* Not held any more. */
extern void PyThread_release_lock(PyThread_type_lock);
/* The stack's size of the next threads, 0 for the system's. */
extern size_t PyThread_get_stacksize(void);
/* 0, or -1 for less than 32 kB; 0 sets the system's size. */
extern int PyThread_set_stacksize(size_t);
extern PyObject *PyThread_GetInfo(void);
/* The old form: a number, or -1 when there are too many. No exception. */
extern int PyThread_create_key(void);
/* Gives the number back. */
extern void PyThread_delete_key(int key);
/* 0, or -1 for a number that was not given. No exception. */
extern int PyThread_set_key_value(int key, void *value);
/* The value, or NULL. */
extern void *PyThread_get_key_value(int key);
/* Forgets the value. */
extern void PyThread_delete_key_value(int key);
/* Nothing: there is no second process of the VM's. */
extern void PyThread_ReInitTLS(void);

/* ---- cpython/context.h ----------------------------------------------------- */

extern PyTypeObject PyContext_Type;
extern PyTypeObject PyContextVar_Type;
extern PyTypeObject PyContextToken_Type;
/* A new, empty context. Returns a new reference. */
extern PyObject *PyContext_New(void);
/* A context with the values of another. Returns a new reference; TypeError for what is
 * none. */
extern PyObject *PyContext_Copy(PyObject *);
/* A context with the values of the thread's current one. Returns a new reference. */
extern PyObject *PyContext_CopyCurrent(void);
/* Makes a context the thread's current one: 0, or -1 with RuntimeError when it was
 * entered before. */
extern int PyContext_Enter(PyObject *);
/* Makes the context current again that was when this one was entered: 0, or -1 with
 * RuntimeError when this one is not current. */
extern int PyContext_Exit(PyObject *);
/* A variable; default_value may be NULL. Returns a new reference. */
extern PyObject *PyContextVar_New(const char *name, PyObject *default_value);
/* The value in the current context to value, else default_value, else the variable's
 * own, else NULL: a new reference. 0, or -1 with an exception. */
extern int PyContextVar_Get(PyObject *var, PyObject *default_value,
        PyObject **value);
/* Sets the value in the current context. Returns a new reference to a token for
 * PyContextVar_Reset; NULL with an exception. */
extern PyObject *PyContextVar_Set(PyObject *var, PyObject *value);
/* Sets the value that was there before the token's PyContextVar_Set: 0, or -1 with an
 * exception. */
extern int PyContextVar_Reset(PyObject *var, PyObject *token);

/* ---- modsupport.h ---------------------------------------------------------- */

/* Whether a dict of keyword arguments has strs only as keys: 1, or 0 with TypeError. */
extern int PyArg_ValidateKeywordArguments(PyObject *);
/* The same; steals the reference when it succeeds. */
extern int PyModule_AddObject(PyObject *mod, const char *,
        PyObject *value);
/* Adds an int. 0, or -1 with an exception. */
extern int PyModule_AddIntConstant(PyObject *, const char *, long);
/* Adds a str. 0, or -1 with an exception. */
extern int PyModule_AddStringConstant(PyObject *, const char *,
        const char *);
/* Sets __doc__. 0, or -1 with an exception. */
extern int PyModule_SetDocString(PyObject *, const char *);
/* Adds the functions of a table that ends with a NULL name. 0, or -1 with an
 * exception. */
extern int PyModule_AddFunctions(PyObject *, PyMethodDef *);
/* The second step: the state and the Py_mod_exec slots. 0, or -1 with an exception. */
extern int PyModule_ExecDef(PyObject *module, PyModuleDef *def);
/* Makes the module of a definition: functions, docstring and zeroed state. A new
 * reference; SystemError for a definition with slots. */
extern PyObject *PyModule_Create2(PyModuleDef *, int apiver);
/* The first step of a multi-phase initialisation: the module of a definition with
 * slots, named by spec.name, not yet executed. A new reference. */
extern PyObject *PyModule_FromDefAndSpec2(PyModuleDef *def, PyObject *spec,
        int module_api_version);

/* ---- compile.h ------------------------------------------------------------- */

extern int PyCompile_OpcodeStackEffect(int opcode, int oparg);
extern int PyCompile_OpcodeStackEffectWithJump(int opcode, int oparg,
        int jump);

/* ---- pythonrun.h ----------------------------------------------------------- */

/* The same. */
extern void PyErr_Print(void);
/* Prints the pending exception with its traceback to stderr and clears it. The exit of
 * the program that a SystemExit asks for is left to the VM. */
extern void PyErr_PrintEx(int);
/* The same for the three parts. */
extern void PyErr_Display(PyObject *, PyObject *, PyObject *);
/* Runs source text; start is Py_file_input, Py_eval_input or Py_single_input. The
 * result of an expression, else None: a new reference. Both namespaces must be dicts;
 * NULL for the locals stands for the globals. */
extern PyObject *PyRun_String(const char *str, int s, PyObject *g, PyObject *l);
extern int PyRun_AnyFile(FILE *fp, const char *name);
extern int PyRun_AnyFileEx(FILE *fp, const char *name, int closeit);
/* Runs source text in __main__: 0, or -1 with the exception printed. */
extern int PyRun_SimpleString(const char *s);
extern int PyRun_SimpleFile(FILE *f, const char *p);
extern int PyRun_SimpleFileEx(FILE *f, const char *p, int c);
extern int PyRun_InteractiveOne(FILE *f, const char *p);
extern int PyRun_InteractiveLoop(FILE *f, const char *p);
extern PyObject *PyRun_File(FILE *fp, const char *p, int s, PyObject *g,
        PyObject *l);
extern PyObject *PyRun_FileEx(FILE *fp, const char *p, int s, PyObject *g,
        PyObject *l, int c);
extern char *PyOS_Readline(FILE *, FILE *, const char *);

/* ---- pylifecycle.h --------------------------------------------------------- */

/* Nothing: the VM runs already. */
extern void Py_Initialize(void);
/* Nothing: the VM runs already. */
extern void Py_InitializeEx(int);
/* Nothing: the VM goes on. */
extern void Py_Finalize(void);
/* Nothing: the VM goes on. 0. */
extern int Py_FinalizeEx(void);
/* 1: who asks, runs. */
extern int Py_IsInitialized(void);
extern PyThreadState *Py_NewInterpreter(void);
extern void Py_EndInterpreter(PyThreadState *);
/* Has a function called at the end, last come first called: 0, or -1 when there are 32
 * already. No exception. */
extern int Py_AtExit(void (*func)(void));
extern int Py_Main(int argc, wchar_t **argv);
extern int Py_BytesMain(int argc, char **argv);
extern void Py_SetProgramName(const wchar_t *);
extern wchar_t *Py_GetProgramName(void);
extern void Py_SetPythonHome(const wchar_t *);
extern wchar_t *Py_GetPythonHome(void);
extern wchar_t *Py_GetProgramFullPath(void);
extern wchar_t *Py_GetPrefix(void);
extern wchar_t *Py_GetExecPrefix(void);
extern wchar_t *Py_GetPath(void);
/* As sys.version: the language level that the API stands for, and what runs it. */
extern const char *Py_GetVersion(void);
/* As sys.platform. */
extern const char *Py_GetPlatform(void);
/* As sys.copyright. */
extern const char *Py_GetCopyright(void);
/* What follows the version in sys.version. */
extern const char *Py_GetCompiler(void);
/* What follows the version in sys.version. */
extern const char *Py_GetBuildInfo(void);
extern int Py_RunMain(void);
extern int Py_FdIsInteractive(FILE *, const char *);

/* ---- ceval.h --------------------------------------------------------------- */

/* Runs what Py_CompileString gave. A new reference: the value of an expression, else
 * None. Both namespaces must be dicts. */
extern PyObject *PyEval_EvalCode(PyObject *, PyObject *, PyObject *);
extern PyObject *PyEval_EvalCodeEx(PyObject *co, PyObject *globals,
        PyObject *locals, PyObject *const *args,
        int argc, PyObject *const *kwds, int kwdc,
        PyObject *const *defs, int defc,
        PyObject *kwdefs, PyObject *closure);
/* A borrowed reference to the dict of the builtins module, or NULL. */
extern PyObject *PyEval_GetBuiltins(void);
/* NULL: no Python frame of the VM's can be seen. No exception. */
extern PyObject *PyEval_GetGlobals(void);
/* NULL, as PyEval_GetGlobals. */
extern PyObject *PyEval_GetLocals(void);
/* NULL, as PyEval_GetGlobals. */
extern PyFrameObject *PyEval_GetFrame(void);
/* Has a function called by the main thread between two instructions, or at its next
 * Py_MakePendingCalls: 0, or -1 when there are 32 already. No exception. Needs no GIL. */
extern int Py_AddPendingCall(int (*func)(void *), void *arg);
/* Runs what Py_AddPendingCall was given. -1 with the exception of the first that
 * fails. */
extern int Py_MakePendingCalls(void);
/* Nothing: the VM has a limit of the stack. */
extern void Py_SetRecursionLimit(int);
/* CPython's default. The VM has a limit of the stack instead. */
extern int Py_GetRecursionLimit(void);
/* The name of a callable for messages, its type's otherwise. Never fails. */
extern const char *PyEval_GetFuncName(PyObject *);
/* What follows the name of a callable in messages. Never fails. */
extern const char *PyEval_GetFuncDesc(PyObject *);
extern PyObject *PyEval_EvalFrame(PyFrameObject *);
extern PyObject *PyEval_EvalFrameEx(PyFrameObject *f, int exc);
/* Gives the GIL up. The thread state, for PyEval_RestoreThread. */
extern PyThreadState *PyEval_SaveThread(void);
/* Takes the GIL again. */
extern void PyEval_RestoreThread(PyThreadState *);
/* Nothing: the VM makes its lock itself. */
extern void PyEval_InitThreads(void);
/* Takes the GIL. */
extern void PyEval_AcquireThread(PyThreadState *tstate);
/* Gives the GIL up. */
extern void PyEval_ReleaseThread(PyThreadState *tstate);
/* An index of a slice, clipped to Py_ssize_t: 1 and *p, unchanged for None; 0 with
 * TypeError. */
extern int _PyEval_SliceIndex(PyObject *, Py_ssize_t *);
/* As _PyEval_SliceIndex, but None is a TypeError. */
extern int _PyEval_SliceIndexNotNone(PyObject *, Py_ssize_t *);

/* ---- sysmodule.h ----------------------------------------------------------- */

/* sys.name, a borrowed reference; NULL without an exception when there is none. */
extern PyObject *PySys_GetObject(const char *);
/* sys.name = value; NULL deletes. */
extern int PySys_SetObject(const char *, PyObject *);
extern void PySys_SetArgv(int, wchar_t **);
extern void PySys_SetArgvEx(int, wchar_t **, int);
/* There are no filters of warnings to reset. */
extern void PySys_ResetWarnOptions(void);
/* sys._xoptions: an empty dict, as there are no such options. Returns a borrowed
 * reference. */
extern PyObject *PySys_GetXOptions(void);

/* ---- osmodule.h ------------------------------------------------------------ */

/* os.fspath(path). Returns a new reference. */
extern PyObject *PyOS_FSPath(PyObject *path);

/* ---- intrcheck.h ----------------------------------------------------------- */

/* The VM raises KeyboardInterrupt by itself. */
extern int PyOS_InterruptOccurred(void);
/* A VM has nothing to get ready for fork. */
extern void PyOS_BeforeFork(void);
/* A VM has nothing to put right after fork. */
extern void PyOS_AfterFork_Parent(void);
/* A VM has nothing to put right after fork. */
extern void PyOS_AfterFork_Child(void);
/* A VM has nothing to put right after fork. */
extern void PyOS_AfterFork(void);

/* ---- import.h -------------------------------------------------------------- */

extern PyObject *PyImport_ExecCodeModule(const char *name, PyObject *co);
extern PyObject *PyImport_ExecCodeModuleEx(const char *name, PyObject *co,
        const char *pathname);
extern PyObject *PyImport_ExecCodeModuleWithPathnames(const char *name,
        PyObject *co,
        const char *pathname,
        const char *cpathname);
extern PyObject *PyImport_ExecCodeModuleObject(PyObject *name, PyObject *co,
        PyObject *pathname,
        PyObject *cpathname);
/* sys.modules, borrowed. */
extern PyObject *PyImport_GetModuleDict(void);
/* The module in sys.modules: a new reference; NULL without an exception when it is not
 * there. */
extern PyObject *PyImport_GetModule(PyObject *name);
/* The module in sys.modules, or a new empty one that is put there: borrowed. */
extern PyObject *PyImport_AddModuleObject(PyObject *name);
/* The same with a C string. */
extern PyObject *PyImport_AddModule(const char *name);
/* Imports a module by its dotted name and gives it itself, not its package: a new
 * reference. */
extern PyObject *PyImport_ImportModule(const char *name);
/* The same: no VM has import locks. */
extern PyObject *PyImport_ImportModuleNoBlock(const char *name);
/* The same with a C string. */
extern PyObject *PyImport_ImportModuleLevel(const char *name,
        PyObject *globals,
        PyObject *locals,
        PyObject *fromlist, int level);
/* The builtin __import__; NULL stands for None. A new reference: the package at the
 * top without a fromlist, else the module itself. */
extern PyObject *PyImport_ImportModuleLevelObject(PyObject *name,
        PyObject *globals,
        PyObject *locals,
        PyObject *fromlist,
        int level);
extern PyObject *PyImport_GetImporter(PyObject *path);
/* The same with a str. */
extern PyObject *PyImport_Import(PyObject *name);
extern PyObject *PyImport_ReloadModule(PyObject *m);
extern int PyImport_ImportFrozenModuleObject(PyObject *name);
extern int PyImport_ImportFrozenModule(const char *name);

/* ---- abstract.h ------------------------------------------------------------ */

/* f(*args, **kwargs); args is a tuple, kwargs a dict or NULL. Returns a new reference. */
extern PyObject *PyObject_Call(PyObject *callable, PyObject *args,
        PyObject *kwargs);
/* f(*args); args is a tuple or NULL. Returns a new reference. */
extern PyObject *PyObject_CallObject(PyObject *callable, PyObject *args);
/* A tp_call that goes through the vectorcall function of the object. Returns a new
 * reference. */
extern PyObject *PyVectorcall_Call(PyObject *callable, PyObject *tuple,
        PyObject *dict);
/* type(o). Returns a new reference. */
extern PyObject *PyObject_Type(PyObject *o);
/* len(o); -1 with TypeError. */
extern Py_ssize_t PyObject_Size(PyObject *o);
/* PyObject_Size. */
extern Py_ssize_t PyObject_Length(PyObject *o);
/* o[key]. Returns a new reference. */
extern PyObject *PyObject_GetItem(PyObject *o, PyObject *key);
/* o[key] = value. */
extern int PyObject_SetItem(PyObject *o, PyObject *key, PyObject *v);
/* del o[key]. */
extern int PyObject_DelItemString(PyObject *o, const char *key);
/* del o[key]. */
extern int PyObject_DelItem(PyObject *o, PyObject *key);
/* format(o, spec); spec may be NULL. */
extern PyObject *PyObject_Format(PyObject *obj, PyObject *format_spec);
/* iter(o). Returns a new reference; TypeError for what cannot be iterated. */
extern PyObject *PyObject_GetIter(PyObject *);
/* Whether next(o) can work. Never fails. */
extern int PyIter_Check(PyObject *);
/* The next item; NULL without an exception at the end. Returns a new reference. */
extern PyObject *PyIter_Next(PyObject *);
/* Whether o has __index__, __int__ or __float__, or is complex. Never fails. */
extern int PyNumber_Check(PyObject *o);
extern PyObject *PyNumber_Add(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Subtract(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Multiply(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_MatrixMultiply(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_FloorDivide(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_TrueDivide(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Remainder(PyObject *o1, PyObject *o2);
/* divmod(a, b). Returns a new reference. */
extern PyObject *PyNumber_Divmod(PyObject *o1, PyObject *o2);
/* pow(a, b, modulus); None for no modulus. Returns a new reference. */
extern PyObject *PyNumber_Power(PyObject *o1, PyObject *o2, PyObject *o3);
extern PyObject *PyNumber_Negative(PyObject *o);
extern PyObject *PyNumber_Positive(PyObject *o);
extern PyObject *PyNumber_Absolute(PyObject *o);
extern PyObject *PyNumber_Invert(PyObject *o);
extern PyObject *PyNumber_Lshift(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Rshift(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_And(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Xor(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_Or(PyObject *o1, PyObject *o2);
/* Whether o has __index__. Never fails. */
extern int PyIndex_Check(PyObject *);
/* operator.index(o): an int. Returns a new reference. */
extern PyObject *PyNumber_Index(PyObject *o);
/* o.__index__() as Py_ssize_t. A value outside raises overflow, or is clipped when
 * that is NULL. -1 with an exception. */
extern Py_ssize_t PyNumber_AsSsize_t(PyObject *o, PyObject *exc);
/* int(o). Returns a new reference. */
extern PyObject *PyNumber_Long(PyObject *o);
/* float(o). Returns a new reference. */
extern PyObject *PyNumber_Float(PyObject *o);
extern PyObject *PyNumber_InPlaceAdd(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceSubtract(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceMultiply(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceMatrixMultiply(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceFloorDivide(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceTrueDivide(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceRemainder(PyObject *o1, PyObject *o2);
/* a **= b; None for no modulus. Returns a new reference. */
extern PyObject *PyNumber_InPlacePower(PyObject *o1, PyObject *o2,
        PyObject *o3);
extern PyObject *PyNumber_InPlaceLshift(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceRshift(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceAnd(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceXor(PyObject *o1, PyObject *o2);
extern PyObject *PyNumber_InPlaceOr(PyObject *o1, PyObject *o2);
/* o.__index__() written in base 2, 8, 10 or 16, with the prefix. Returns a new
 * reference. */
extern PyObject *PyNumber_ToBase(PyObject *n, int base);
/* Whether o has __getitem__ and is no dict. Never fails. */
extern int PySequence_Check(PyObject *o);
/* len(o); -1 with TypeError. */
extern Py_ssize_t PySequence_Size(PyObject *o);
/* PySequence_Size. */
extern Py_ssize_t PySequence_Length(PyObject *o);
/* a + b of two sequences. Returns a new reference. */
extern PyObject *PySequence_Concat(PyObject *o1, PyObject *o2);
/* o * count. Returns a new reference. */
extern PyObject *PySequence_Repeat(PyObject *o, Py_ssize_t count);
/* o[i]. Returns a new reference. */
extern PyObject *PySequence_GetItem(PyObject *o, Py_ssize_t i);
/* o[from:to]. Returns a new reference. */
extern PyObject *PySequence_GetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2);
/* o[i] = value; NULL deletes. */
extern int PySequence_SetItem(PyObject *o, Py_ssize_t i, PyObject *v);
/* del o[i]. */
extern int PySequence_DelItem(PyObject *o, Py_ssize_t i);
/* o[from:to] = value; NULL deletes. */
extern int PySequence_SetSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2,
        PyObject *v);
/* del o[from:to]. */
extern int PySequence_DelSlice(PyObject *o, Py_ssize_t i1, Py_ssize_t i2);
/* tuple(o). Returns a new reference. */
extern PyObject *PySequence_Tuple(PyObject *o);
/* list(o). Returns a new reference. */
extern PyObject *PySequence_List(PyObject *o);
/* A list or tuple with the items of o, o itself when it is one. TypeError with the
 * text message for what cannot be iterated. Returns a new reference. */
extern PyObject *PySequence_Fast(PyObject *o, const char *m);
/* How many items of o equal value; -1 with an exception. */
extern Py_ssize_t PySequence_Count(PyObject *o, PyObject *value);
/* value in o: 1, 0 or -1. */
extern int PySequence_Contains(PyObject *seq, PyObject *ob);
/* The old name of PySequence_Contains. */
extern int PySequence_In(PyObject *o, PyObject *value);
/* The index of the first item that equals value; -1 with ValueError when there is
 * none. */
extern Py_ssize_t PySequence_Index(PyObject *o, PyObject *value);
/* a += b of two sequences. Returns a new reference. */
extern PyObject *PySequence_InPlaceConcat(PyObject *o1, PyObject *o2);
/* o *= count. Returns a new reference. */
extern PyObject *PySequence_InPlaceRepeat(PyObject *o, Py_ssize_t count);
/* Whether o has __getitem__. Never fails. */
extern int PyMapping_Check(PyObject *o);
/* len(o); -1 with TypeError. */
extern Py_ssize_t PyMapping_Size(PyObject *o);
/* PyMapping_Size. */
extern Py_ssize_t PyMapping_Length(PyObject *o);
/* Whether o[key] works; every exception means no. Never fails. */
extern int PyMapping_HasKeyString(PyObject *o, const char *key);
/* Whether o[key] works; every exception means no. Never fails. */
extern int PyMapping_HasKey(PyObject *o, PyObject *key);
/* list(o.keys()). Returns a new reference. */
extern PyObject *PyMapping_Keys(PyObject *o);
/* list(o.values()). Returns a new reference. */
extern PyObject *PyMapping_Values(PyObject *o);
/* list(o.items()). Returns a new reference. */
extern PyObject *PyMapping_Items(PyObject *o);
/* o[key]. Returns a new reference. */
extern PyObject *PyMapping_GetItemString(PyObject *o, const char *key);
/* o[key] = value. */
extern int PyMapping_SetItemString(PyObject *o, const char *key,
        PyObject *value);
/* isinstance(o, cls): 1, 0 or -1. */
extern int PyObject_IsInstance(PyObject *object, PyObject *typeorclass);
/* issubclass(o, cls): 1, 0 or -1. */
extern int PyObject_IsSubclass(PyObject *object, PyObject *typeorclass);
/* operator.length_hint(o, default); -1 with an exception. */
extern Py_ssize_t PyObject_LengthHint(PyObject *o, Py_ssize_t);

/* ---- bltinmodule.h --------------------------------------------------------- */

extern PyTypeObject PyFilter_Type;
extern PyTypeObject PyMap_Type;
extern PyTypeObject PyZip_Type;

/* ---- cpython/pyctype.h ----------------------------------------------------- */

extern unsigned int _Py_ctype_table[256];
extern unsigned char _Py_ctype_tolower[256];
extern unsigned char _Py_ctype_toupper[256];

/* ---- pystrtod.h ------------------------------------------------------------ */

/* The float at the start of a text; where it ends goes to end, or without that nothing
 * may follow. -1.0 with ValueError, or with overflow for one that is too great. */
extern double PyOS_string_to_double(const char *str, char **endptr,
        PyObject *overflow_exception);
/* A float's text in new memory, for PyMem_Free: by the codes e, f, g and their great
 * forms, or r for the shortest that is read back. NULL with an exception. */
extern char *PyOS_double_to_string(double val, char format_code,
        int precision, int flags, int *type);

/* ---- pystrcmp.h ------------------------------------------------------------ */

/* strcasecmp for ASCII, of at most n bytes. */
extern int PyOS_mystrnicmp(const char *, const char *, Py_ssize_t);
/* strcasecmp for ASCII. */
extern int PyOS_mystricmp(const char *, const char *);

/* ---- fileutils.h ----------------------------------------------------------- */

/* The UTF-8 of a NUL-terminated text as wide characters in new memory, for
 * PyMem_RawFree; their number to size unless that is NULL. NULL when it is no UTF-8 or
 * there is no memory. */
extern wchar_t *Py_DecodeLocale(const char *arg, size_t *size);
/* Wide characters as UTF-8 in new memory, for PyMem_Free. NULL when it cannot be;
 * where it failed goes to at unless that is NULL. */
extern char *Py_EncodeLocale(const wchar_t *text, size_t *error_pos);

/* ---- frameobject.h --------------------------------------------------------- */

extern PyFrameObject *PyFrame_New(PyThreadState *, PyCodeObject *, PyObject *,
        PyObject *);
extern void PyFrame_LocalsToFast(PyFrameObject *, int);
extern int PyFrame_FastToLocalsWithError(PyFrameObject *f);
extern void PyFrame_FastToLocals(PyFrameObject *);

/* ---- pylifecycle.h --------------------------------------------------------- */

/* Ends the calling thread. */
extern Py_NO_RETURN void PyThread_exit_thread(void);
extern Py_NO_RETURN void Py_Exit(int);
/* Prints the text and ends the process or resets the board. */
extern Py_NO_RETURN void Py_FatalError(const char *message);

/* ---- functions with variable arguments ----------------------------------------
 * With PY_SSIZE_T_CLEAN the `#` formats take a Py_ssize_t, without it an int; CPython
 * has one function for each until 3.12, and only the former works from 3.10 on. */

#ifdef PY_SSIZE_T_CLEAN
#define PyArg_Parse _PyArg_Parse_SizeT
#define PyArg_ParseTuple _PyArg_ParseTuple_SizeT
#define PyArg_ParseTupleAndKeywords _PyArg_ParseTupleAndKeywords_SizeT
#define PyArg_VaParse _PyArg_VaParse_SizeT
#define PyArg_VaParseTupleAndKeywords _PyArg_VaParseTupleAndKeywords_SizeT
#define Py_BuildValue _Py_BuildValue_SizeT
#define Py_VaBuildValue _Py_VaBuildValue_SizeT
#define PyObject_CallFunction _PyObject_CallFunction_SizeT
#define PyObject_CallMethod _PyObject_CallMethod_SizeT
#endif

/* Parse arguments into C variables by [format]: true, or false with an exception. */
extern int PyArg_Parse(PyObject *args, const char *format, ...);
extern int PyArg_ParseTuple(PyObject *args, const char *format, ...);
/* [kwlist] names every argument and ends with NULL; [kwds] may be NULL. */
extern int PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwds, const char *format,
                                       char **kwlist, ...);
extern int PyArg_VaParse(PyObject *args, const char *format, va_list vargs);
extern int PyArg_VaParseTupleAndKeywords(PyObject *args, PyObject *kwds, const char *format,
                                         char **kwlist, va_list vargs);
/* Borrowed references to the items of [args], at least [min] and at most [max]. */
extern int PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min,
                             Py_ssize_t max, ...);

/* A value made from C variables by [format]: a new reference. */
extern PyObject *Py_BuildValue(const char *format, ...);
extern PyObject *Py_VaBuildValue(const char *format, va_list vargs);

/* Set an exception with a formatted text. Always NULL. */
extern PyObject *PyErr_Format(PyObject *exception, const char *format, ...);
extern PyObject *PyErr_FormatV(PyObject *exception, const char *format, va_list vargs);
/* Warn with a formatted text: 0, or -1 with an exception. */
extern int PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format,
                            ...);
extern int PyErr_ResourceWarning(PyObject *source, Py_ssize_t stack_level,
                                 const char *format, ...);

/* A formatted str or bytes: a new reference. */
extern PyObject *PyUnicode_FromFormat(const char *format, ...);
extern PyObject *PyUnicode_FromFormatV(const char *format, va_list vargs);
extern PyObject *PyBytes_FromFormat(const char *format, ...);
extern PyObject *PyBytes_FromFormatV(const char *format, va_list vargs);

/* Calls: a new reference. [format] NULL means no arguments. */
extern PyObject *PyObject_CallFunction(PyObject *callable, const char *format, ...);
extern PyObject *PyObject_CallMethod(PyObject *object, const char *name, const char *format,
                                     ...);
/* The arguments are `PyObject *` and end with NULL. */
extern PyObject *PyObject_CallFunctionObjArgs(PyObject *callable, ...);
extern PyObject *PyObject_CallMethodObjArgs(PyObject *object, PyObject *name, ...);

/* A tuple of [n] `PyObject *`, which it takes new references to. */
extern PyObject *PyTuple_Pack(Py_ssize_t n, ...);

extern void PySys_WriteStdout(const char *format, ...)
    Py_GCC_ATTRIBUTE((format(printf, 1, 2)));
extern void PySys_WriteStderr(const char *format, ...)
    Py_GCC_ATTRIBUTE((format(printf, 1, 2)));
extern void PySys_FormatStdout(const char *format, ...);
extern void PySys_FormatStderr(const char *format, ...);
extern int PyOS_snprintf(char *str, size_t size, const char *format, ...)
    Py_GCC_ATTRIBUTE((format(printf, 3, 4)));
extern int PyOS_vsnprintf(char *str, size_t size, const char *format, va_list va)
    Py_GCC_ATTRIBUTE((format(printf, 3, 0)));

/* ---- which host ---------------------------------------------------------------
 * A VM host exports `typeobject_vm`; CPython does not, and a weak symbol that nobody
 * defines has the address NULL. The dynamic linker writes that address into a constant of
 * the module, which the compiler reads but once in a function. It does not know the value,
 * as it is defined under another name. */

#ifdef TYPEOBJECT_VM
extern const struct typeobject_vm typeobject_vm;
/* What it has, by name: of the whole a module needs little. */
extern PyTypeObject *typeobject_port_type_of(PyObject *op);
extern Py_ssize_t *typeobject_size_of(PyObject *op, Py_ssize_t *other);
#define TYPEOBJECT_ON_VM 1
#define TYPEOBJECT_TYPE_OF typeobject_port_type_of
#define TYPEOBJECT_SIZE_OF typeobject_size_of
#else
extern const struct typeobject_vm typeobject_vm TYPEOBJECT_WEAK;
extern const struct typeobject_vm *const typeobject_here Py_LOCAL_SYMBOL;
extern const struct typeobject_vm *const typeobject_here_is __asm__("typeobject_here")
    TYPEOBJECT_OWN;
const struct typeobject_vm *const typeobject_here_is = &typeobject_vm;
#define TYPEOBJECT_ON_VM (typeobject_here != NULL)
#define TYPEOBJECT_TYPE_OF typeobject_vm.type
#define TYPEOBJECT_SIZE_OF typeobject_vm.size
#endif

/* The compiler keeps what leads to these out of the way. */
extern void Py_IncRef(PyObject *op) TYPEOBJECT_COLD;
extern void Py_DecRef(PyObject *op) TYPEOBJECT_COLD;
extern void PyErr_SetString(PyObject *exception, const char *text) TYPEOBJECT_COLD;
extern void PyErr_SetObject(PyObject *exception, PyObject *value) TYPEOBJECT_COLD;
extern void PyErr_SetNone(PyObject *exception) TYPEOBJECT_COLD;
extern PyObject *PyErr_NoMemory(void) TYPEOBJECT_COLD;
extern PyObject *PyErr_Format(PyObject *exception, const char *format, ...) TYPEOBJECT_COLD;

/* The singletons of CPython. A VM has its own, which are not static objects, so these
 * are weak and a module that runs on a VM never looks at them. */
extern PyObject _Py_NoneStruct TYPEOBJECT_WEAK;
extern PyLongObject _Py_TrueStruct TYPEOBJECT_WEAK;
extern PyLongObject _Py_FalseStruct TYPEOBJECT_WEAK;
extern PyObject _Py_NotImplementedStruct TYPEOBJECT_WEAK;
extern PyObject _Py_EllipsisObject TYPEOBJECT_WEAK;

/* A build for firmware may say what words these are. */
#ifndef TYPEOBJECT_NONE
#define TYPEOBJECT_NONE typeobject_vm.none
#define TYPEOBJECT_TRUE typeobject_vm.true_
#define TYPEOBJECT_FALSE typeobject_vm.false_
#endif

TYPEOBJECT_INLINE PyObject *typeobject_none(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_NONE : &_Py_NoneStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_true(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_TRUE : (PyObject *)&_Py_TrueStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_false(void)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_FALSE : (PyObject *)&_Py_FalseStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_not_implemented(void)
{
    return TYPEOBJECT_ON_VM ? typeobject_vm.not_implemented : &_Py_NotImplementedStruct;
}
TYPEOBJECT_INLINE PyObject *typeobject_ellipsis(void)
{
    return TYPEOBJECT_ON_VM ? typeobject_vm.ellipsis : &_Py_EllipsisObject;
}
#define Py_None (typeobject_none())
#define Py_True (typeobject_true())
#define Py_False (typeobject_false())
#define Py_NotImplemented (typeobject_not_implemented())
#define Py_Ellipsis (typeobject_ellipsis())

/* The minor version of the CPython that the module runs in, for the few accessors whose
 * structs differ. */
static inline int typeobject_minor(void)
{
    static int minor;
    if (minor == 0) {
        minor = atoi(Py_GetVersion() + 2);
    }
    return minor;
}

/* ---- object.h ------------------------------------------------------------------ */

#ifndef TYPEOBJECT_VM
/* What struct typeobject_vm says of the VM's values, for accessors that need no call then. */

/* An int of the VM, v << 1 | 1; no object of CPython has such an address. */
#define TYPEOBJECT_IS_INT(op) (((uintptr_t)(op) & 1) != 0)
#define TYPEOBJECT_INT(op) ((intptr_t)(op) >> 1)
/* On a VM: whether the first word of [op] is [word], which is one of struct typeobject_vm or
 * of the type. False for a tagged word. */
#define TYPEOBJECT_HAS_HEAD(op, word)                                              \
    (((uintptr_t)(op) & 3) == 0                                                    \
     && (const void *)((const PyObject *)(op))->ob_refcnt == (const void *)(word))
#endif

#define _PyObject_CAST(op) ((PyObject *)(op))
#define _PyVarObject_CAST(op) ((PyVarObject *)(op))
#define _PyObject_CAST_CONST(op) ((const PyObject *)(op))

#ifdef TYPEOBJECT_VM
/* `op->ob_type`, as older modules have it where Py_TYPE(op) is meant: of objects of types that a
 * module defines, only there. */
struct typeobject_vmtype {
    char vm[sizeof(void *) + 16]; /* The VM's own... */
    PyTypeObject *type; /* ...and the module's. */
};
#define ob_type ob_vmtype->type
#endif

/* Py_TYPE, Py_SIZE and Py_REFCNT were places that can be assigned to until 3.10, and
 * modules of that age do so: in C they still are. What is no field of the host's object is
 * a temporary one, and assigning to it does nothing. */
#ifdef __cplusplus
#define TYPEOBJECT_PLACE(name, op, type) typeobject_##name(op)
#else
#define TYPEOBJECT_PLACE(name, op, type)                                           \
    (*typeobject_##name##_place((op), __extension__ &(type){0}))
#endif

/* The type: a borrowed reference. */
TYPEOBJECT_INLINE PyTypeObject **typeobject_type_place(PyObject *op, PyTypeObject **other)
{
#ifndef TYPEOBJECT_VM
    if (!TYPEOBJECT_ON_VM) {
        return &op->ob_type;
    }
#endif
    *other = TYPEOBJECT_TYPE_OF(op);
    return other;
}
TYPEOBJECT_INLINE PyTypeObject *typeobject_type(PyObject *op)
{
    PyTypeObject *other;
    return *typeobject_type_place(op, &other);
}
#define Py_TYPE(op) TYPEOBJECT_PLACE(type, _PyObject_CAST(op), PyTypeObject *)

/* The number of items of an object of variable size. */
TYPEOBJECT_INLINE Py_ssize_t *typeobject_size_place(PyObject *op, Py_ssize_t *other)
{
    return TYPEOBJECT_ON_VM ? TYPEOBJECT_SIZE_OF(op, other) : &((PyVarObject *)op)->ob_size;
}
TYPEOBJECT_INLINE Py_ssize_t typeobject_size(PyObject *op)
{
    Py_ssize_t other;
    return *typeobject_size_place(op, &other);
}
#define Py_SIZE(op) TYPEOBJECT_PLACE(size, _PyObject_CAST(op), Py_ssize_t)

/* The number of references; on a VM, which does not count them, "shared". */
TYPEOBJECT_STATIC_INLINE Py_ssize_t *typeobject_refcnt_place(PyObject *op, Py_ssize_t *other)
{
    *other = 2;
#ifndef TYPEOBJECT_VM
    if (!TYPEOBJECT_ON_VM) {
        if (typeobject_minor() < 14) {
            return &op->ob_refcnt;
        }
        /* From 3.14 on the upper half of the word holds flags. */
        *other = (Py_ssize_t)(uint32_t)op->ob_refcnt;
    }
#else
    (void)op;
#endif
    return other;
}
TYPEOBJECT_STATIC_INLINE Py_ssize_t typeobject_refcnt(PyObject *op)
{
    Py_ssize_t other;
    return *typeobject_refcnt_place(op, &other);
}
#define Py_REFCNT(op) TYPEOBJECT_PLACE(refcnt, _PyObject_CAST(op), Py_ssize_t)

TYPEOBJECT_STATIC_INLINE void Py_SET_REFCNT(PyObject *op, Py_ssize_t n)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)n;
#else
    if (TYPEOBJECT_ON_VM) {
        return;
    }
    if (typeobject_minor() >= 14 && sizeof(Py_ssize_t) > 4) {
        op->ob_refcnt = (Py_ssize_t)(((uint64_t)op->ob_refcnt >> 32 << 32) | (uint32_t)n);
    } else {
        op->ob_refcnt = n;
    }
#endif
}
#define Py_SET_REFCNT(op, n) Py_SET_REFCNT(_PyObject_CAST(op), (n))

/* For objects of the module's own types, as in CPython; on a VM the type of an object
 * belongs to the VM, and only PyType_Ready's reading of a static type's head is left. */
TYPEOBJECT_INLINE void Py_SET_TYPE(PyObject *op, PyTypeObject *type)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)type;
#else
    op->ob_type = type;
#endif
}
#define Py_SET_TYPE(op, type) Py_SET_TYPE(_PyObject_CAST(op), (type))

TYPEOBJECT_INLINE void Py_SET_SIZE(PyVarObject *op, Py_ssize_t size)
{
    op->ob_size = size;
}
#define Py_SET_SIZE(op, size) Py_SET_SIZE(_PyVarObject_CAST(op), (size))

#define Py_Is(x, y) ((x) == (y))
#define Py_IsNone(x) Py_Is((x), Py_None)
#define Py_IsTrue(x) Py_Is((x), Py_True)
#define Py_IsFalse(x) Py_Is((x), Py_False)
#define Py_IS_TYPE(op, type) (typeobject_type(_PyObject_CAST(op)) == (type))

#ifndef TYPEOBJECT_VM
/* Counts of CPython. From 3.12 on one whose lower half is negative stays as it is: that of an
 * immortal object, or of one with so many references that it becomes one. Before, every count
 * is an ordinary one. Where there are no halves, CPython's own functions count. */
#if __SIZEOF_POINTER__ > 4
typedef int32_t __attribute__((may_alias)) typeobject_half;
#define TYPEOBJECT_HALF(op) (((typeobject_half *)&(op)->ob_refcnt)[!PY_LITTLE_ENDIAN])
/* By its highest byte, which needs no register. */
#define TYPEOBJECT_NEGATIVE(op)                                                    \
    (((const signed char *)&(op)->ob_refcnt)[PY_LITTLE_ENDIAN ? 3 : 4] < 0)
/* Exported from 3.12 on. */
extern PyObject *PyErr_GetRaisedException(void) TYPEOBJECT_WEAK;
#endif
TYPEOBJECT_INLINE void typeobject_count(PyObject *op)
{
#if __SIZEOF_POINTER__ > 4
    if (TYPEOBJECT_LIKELY(!TYPEOBJECT_NEGATIVE(op) || &PyErr_GetRaisedException == NULL)) {
        op->ob_refcnt++;
    }
#else
    Py_IncRef(op);
#endif
}
/* A VM does not count, but must know who keeps the arguments of a call: they become a tuple and
 * a dict like all others. */
TYPEOBJECT_INLINE void typeobject_keep(PyObject *op)
{
    if (((uintptr_t)op & 3) == 0) {
        const void *head = (const void *)op->ob_refcnt;
        if (TYPEOBJECT_UNLIKELY(head == typeobject_vm.args)) {
            op->ob_refcnt = (Py_ssize_t)typeobject_vm.tuple;
        } else if (TYPEOBJECT_UNLIKELY(head == typeobject_vm.kwargs)) {
            op->ob_refcnt = (Py_ssize_t)PyDict_Type._vm[0];
        }
    }
}
#endif

/* A new reference. */
TYPEOBJECT_INLINE void Py_INCREF(PyObject *op)
{
#ifdef TYPEOBJECT_VM
    (void)op;
#else
    if (TYPEOBJECT_ON_VM) {
        typeobject_keep(op);
    } else {
        typeobject_count(op);
    }
#endif
}
#define Py_INCREF(op) Py_INCREF(_PyObject_CAST(op))

/* Gives a reference back. */
TYPEOBJECT_INLINE void Py_DECREF(PyObject *op)
{
#ifdef TYPEOBJECT_VM
    (void)op;
#else
    if (TYPEOBJECT_ON_VM) {
        return;
    }
#if __SIZEOF_POINTER__ > 4
    if (TYPEOBJECT_LIKELY(TYPEOBJECT_HALF(op) > 1)) {
        op->ob_refcnt--;
        return;
    }
#endif
    Py_DecRef(op);
#endif
}
#define Py_DECREF(op) Py_DECREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE void Py_XINCREF(PyObject *op)
{
    if (op != NULL) {
        Py_INCREF(op);
    }
}
#define Py_XINCREF(op) Py_XINCREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE void Py_XDECREF(PyObject *op)
{
    /* Where it is comes first: then the compiler asks that once in a function. */
    if (!TYPEOBJECT_ON_VM && op != NULL) {
        Py_DECREF(op);
    }
}
#define Py_XDECREF(op) Py_XDECREF(_PyObject_CAST(op))

TYPEOBJECT_INLINE PyObject *Py_NewRef(PyObject *op)
{
    Py_INCREF(op);
    return op;
}
#define Py_NewRef(op) Py_NewRef(_PyObject_CAST(op))

TYPEOBJECT_INLINE PyObject *Py_XNewRef(PyObject *op)
{
    Py_XINCREF(op);
    return op;
}
#define Py_XNewRef(op) Py_XNewRef(_PyObject_CAST(op))

#ifdef TYPEOBJECT_VM
#define TYPEOBJECT_IS_GIVEN(op) 1 /* Nothing is given back, so there is nothing to ask. */
#else
#define TYPEOBJECT_IS_GIVEN(op) ((op) != NULL)
#endif

/* Sets [op] to NULL before the reference is given back, which may run other code. */
#define Py_CLEAR(op)                                                               \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        if (TYPEOBJECT_IS_GIVEN(_py_tmp)) {                                        \
            (op) = NULL;                                                           \
            Py_DECREF(_py_tmp);                                                    \
        }                                                                          \
    } while (0)

#define Py_SETREF(op, op2)                                                         \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        (op) = (op2);                                                              \
        Py_DECREF(_py_tmp);                                                        \
    } while (0)

#define Py_XSETREF(op, op2)                                                        \
    do {                                                                           \
        PyObject *_py_tmp = _PyObject_CAST(op);                                    \
        (op) = (op2);                                                              \
        Py_XDECREF(_py_tmp);                                                       \
    } while (0)

/* A reference to a singleton, of which a VM need not know. */
#ifdef TYPEOBJECT_VM
#define TYPEOBJECT_RETURN(vm, cpython) return (vm)
#else
#define TYPEOBJECT_RETURN(vm, cpython)                                             \
    return TYPEOBJECT_ON_VM ? (vm) : typeobject_new_ref(_PyObject_CAST(cpython))
/* Of CPython. */
TYPEOBJECT_INLINE PyObject *typeobject_new_ref(PyObject *op)
{
    typeobject_count(op);
    return op;
}
#endif
#define Py_RETURN_NONE TYPEOBJECT_RETURN(TYPEOBJECT_NONE, &_Py_NoneStruct)
#define Py_RETURN_TRUE TYPEOBJECT_RETURN(TYPEOBJECT_TRUE, &_Py_TrueStruct)
#define Py_RETURN_FALSE TYPEOBJECT_RETURN(TYPEOBJECT_FALSE, &_Py_FalseStruct)
#define Py_RETURN_NOTIMPLEMENTED                                                   \
    TYPEOBJECT_RETURN(typeobject_vm.not_implemented, &_Py_NotImplementedStruct)

#define Py_RETURN_RICHCOMPARE(val1, val2, op)                                      \
    do {                                                                           \
        switch (op) {                                                              \
        case Py_EQ: if ((val1) == (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_NE: if ((val1) != (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_LT: if ((val1) < (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;      \
        case Py_GT: if ((val1) > (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;      \
        case Py_LE: if ((val1) <= (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        case Py_GE: if ((val1) >= (val2)) { Py_RETURN_TRUE; } Py_RETURN_FALSE;     \
        default: Py_UNREACHABLE();                                                 \
        }                                                                          \
    } while (0)

TYPEOBJECT_INLINE int PyType_HasFeature(PyTypeObject *type, unsigned long feature)
{
    return (type->tp_flags & feature) != 0;
}
#define PyType_FastSubclass(type, flag) PyType_HasFeature((type), (flag))
#define PyType_IS_GC(type) PyType_HasFeature((type), Py_TPFLAGS_HAVE_GC)

#ifndef TYPEOBJECT_VM
/* A question for which a look at the object is not enough. It is so large that it is passed in
 * memory: the caller, who rarely has to ask, need not keep registers free for it. */
struct typeobject_question {
    PyObject *op;
    PyTypeObject *type; /* Is it of this type? */
    unsigned long flag; /* If that is NULL: has its type this flag? */
};
extern int typeobject_answer(struct typeobject_question q) TYPEOBJECT_OWN;
TYPEOBJECT_COLD __attribute__((noinline)) int typeobject_answer(struct typeobject_question q)
{
    PyTypeObject *its = typeobject_type(q.op);
    return q.type != NULL ? PyType_IsSubtype(its, q.type) : PyType_HasFeature(its, q.flag);
}
TYPEOBJECT_INLINE struct typeobject_question typeobject_about(PyObject *op, PyTypeObject *type,
                                                              unsigned long flag)
{
    struct typeobject_question q;
    q.op = op;
    q.type = type;
    q.flag = flag;
    return q;
}
#endif

TYPEOBJECT_INLINE int PyObject_TypeCheck(PyObject *op, PyTypeObject *type)
{
#ifndef TYPEOBJECT_VM
    return TYPEOBJECT_LIKELY(TYPEOBJECT_ON_VM ? TYPEOBJECT_HAS_HEAD(op, type->_vm[1])
                                              : op->ob_type == type)
        || typeobject_answer(typeobject_about(op, type, 0));
#else
    PyTypeObject *its = typeobject_type(op);
    return its == type || PyType_IsSubtype(its, type);
#endif
}
#define PyObject_TypeCheck(op, type) PyObject_TypeCheck(_PyObject_CAST(op), (type))

#define PyType_Check(op) typeobject_has_flag(_PyObject_CAST(op), Py_TPFLAGS_TYPE_SUBCLASS)
#define PyType_CheckExact(op) Py_IS_TYPE((op), &PyType_Type)

/* ---- objimpl.h, pymem.h ---------------------------------------------------------- */

#define Py_VISIT(op)                                                               \
    do {                                                                           \
        if (op) {                                                                  \
            int _py_result = visit(_PyObject_CAST(op), arg);                       \
            if (_py_result) {                                                      \
                return _py_result;                                                 \
            }                                                                      \
        }                                                                          \
    } while (0)

#define PyObject_New(type, typeobj) ((type *)_PyObject_New(typeobj))
#define PyObject_NewVar(type, typeobj, n) ((type *)_PyObject_NewVar((typeobj), (n)))
#define PyObject_GC_New(type, typeobj) ((type *)_PyObject_GC_New(typeobj))
#define PyObject_GC_NewVar(type, typeobj, n) ((type *)_PyObject_GC_NewVar((typeobj), (n)))
#define PyObject_GC_Resize(type, op, n)                                            \
    ((type *)_PyObject_GC_Resize(_PyVarObject_CAST(op), (n)))
#define PyObject_NEW(type, typeobj) PyObject_New(type, (typeobj))
#define PyObject_NEW_VAR(type, typeobj, n) PyObject_NewVar(type, (typeobj), (n))
#define PyObject_Del PyObject_Free
#define PyObject_DEL PyObject_Free
#define PyObject_FREE PyObject_Free
#define PyObject_MALLOC PyObject_Malloc
#define PyObject_REALLOC PyObject_Realloc
#define PyObject_INIT(op, typeobj) PyObject_Init(_PyObject_CAST(op), (typeobj))
#define PyObject_INIT_VAR(op, typeobj, size)                                       \
    PyObject_InitVar(_PyVarObject_CAST(op), (typeobj), (size))
#define _PyObject_GC_TRACK(op) PyObject_GC_Track(op)
#define _PyObject_GC_UNTRACK(op) PyObject_GC_UnTrack(op)
#define _PyObject_SIZE(typeobj) ((size_t)(typeobj)->tp_basicsize)
#define _PyObject_VAR_SIZE(typeobj, nitems)                                        \
    _Py_SIZE_ROUND_UP((size_t)(typeobj)->tp_basicsize                              \
                          + (size_t)(nitems) * (size_t)(typeobj)->tp_itemsize,     \
                      sizeof(void *))
#define PyObject_IS_GC(op)                                                         \
    (PyType_IS_GC(Py_TYPE(op))                                                     \
     && (Py_TYPE(op)->tp_is_gc == NULL || Py_TYPE(op)->tp_is_gc(_PyObject_CAST(op))))
#define PyType_SUPPORTS_WEAKREFS(type) ((type)->tp_weaklistoffset > 0)
#define PyObject_GET_WEAKREFS_LISTPTR(op)                                          \
    ((PyObject **)((char *)(op) + Py_TYPE(op)->tp_weaklistoffset))

#define PyMem_New(type, n)                                                         \
    (((size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type))                         \
         ? (type *)NULL                                                            \
         : (type *)PyMem_Malloc((size_t)(n) * sizeof(type)))
#define PyMem_Resize(p, type, n)                                                   \
    ((p) = ((size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type))                   \
               ? (type *)NULL                                                      \
               : (type *)PyMem_Realloc((p), (size_t)(n) * sizeof(type)))
#define PyMem_NEW(type, n) PyMem_New(type, n)
#define PyMem_RESIZE(p, type, n) PyMem_Resize(p, type, n)
#define PyMem_MALLOC PyMem_Malloc
#define PyMem_REALLOC PyMem_Realloc
#define PyMem_FREE PyMem_Free
#define PyMem_Del PyMem_Free
#define PyMem_DEL PyMem_Free

/* Protection against deep recursion in tp_dealloc. CPython's own is private and differs
 * between versions, so a module has one for its own types: beyond a depth, dead objects
 * are kept in a list, linked through their counts, until the outermost one is done. A VM
 * ends objects one by one and has no need for it. */
struct typeobject_trash {
    int depth;
    PyObject *later;
};
static inline struct typeobject_trash *typeobject_trash(void)
{
    static struct typeobject_trash trash;
    return &trash;
}
/* 1: [op] is to be ended now; 0: the same, but by a subtype's tp_dealloc, which counts
 * already; -1: not now. */
static inline int typeobject_trash_begin(PyObject *op, destructor dealloc)
{
#ifdef TYPEOBJECT_VM
    (void)op;
    (void)dealloc;
    return 0;
#else
    struct typeobject_trash *trash = typeobject_trash();
    if (TYPEOBJECT_ON_VM || Py_TYPE(op)->tp_dealloc != dealloc) {
        return 0;
    }
    if (trash->depth >= 50) {
        op->ob_refcnt = (Py_ssize_t)trash->later;
        trash->later = op;
        return -1;
    }
    trash->depth++;
    return 1;
#endif
}
static inline void typeobject_trash_end(void)
{
#ifndef TYPEOBJECT_VM
    struct typeobject_trash *trash = typeobject_trash();
    /* What is ended here may add to the list, but does not come here. */
    while (trash->depth == 1 && trash->later != NULL) {
        PyObject *op = trash->later;
        trash->later = (PyObject *)op->ob_refcnt;
        op->ob_refcnt = 0;
        Py_TYPE(op)->tp_dealloc(op);
    }
    trash->depth--;
#endif
}
#define Py_TRASHCAN_BEGIN(op, dealloc)                                             \
    do {                                                                           \
        int _py_trash = typeobject_trash_begin(_PyObject_CAST(op), (destructor)(dealloc)); \
        if (_py_trash < 0) {                                                       \
            break;                                                                 \
        }
#define Py_TRASHCAN_END                                                            \
        if (_py_trash > 0) {                                                       \
            typeobject_trash_end();                                                \
        }                                                                          \
    } while (0);
#define Py_TRASHCAN_SAFE_BEGIN(op) Py_TRASHCAN_BEGIN((op), Py_TYPE(op)->tp_dealloc)
#define Py_TRASHCAN_SAFE_END(op) Py_TRASHCAN_END

/* ---- ints, without a call where the VM has them in a word -------------------------- */

#ifndef TYPEOBJECT_VM
TYPEOBJECT_INLINE PyObject *typeobject_from_long(long v)
{
    long doubled;
    if (TYPEOBJECT_ON_VM && sizeof(long) == sizeof(void *)
        && TYPEOBJECT_LIKELY(!__builtin_add_overflow(v, v, &doubled))) {
        return (PyObject *)(doubled | 1);
    }
    return PyLong_FromLong(v);
}
#define PyLong_FromLong(v) typeobject_from_long(v)
TYPEOBJECT_INLINE PyObject *typeobject_from_ssize(Py_ssize_t v)
{
    Py_ssize_t doubled;
    if (TYPEOBJECT_ON_VM && TYPEOBJECT_LIKELY(!__builtin_add_overflow(v, v, &doubled))) {
        return (PyObject *)(doubled | 1);
    }
    return PyLong_FromSsize_t(v);
}
#define PyLong_FromSsize_t(v) typeobject_from_ssize(v)
TYPEOBJECT_INLINE long typeobject_as_long(PyObject *op)
{
    return sizeof(long) == sizeof(void *) && TYPEOBJECT_IS_INT(op) ? (long)TYPEOBJECT_INT(op)
                                                                   : PyLong_AsLong(op);
}
#define PyLong_AsLong(op) typeobject_as_long(op)
TYPEOBJECT_INLINE Py_ssize_t typeobject_as_ssize(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) ? TYPEOBJECT_INT(op) : PyLong_AsSsize_t(op);
}
#define PyLong_AsSsize_t(op) typeobject_as_ssize(op)
TYPEOBJECT_INLINE Py_ssize_t typeobject_index(PyObject *op, PyObject *exc)
{
    return TYPEOBJECT_IS_INT(op) ? TYPEOBJECT_INT(op) : PyNumber_AsSsize_t(op, exc);
}
#define PyNumber_AsSsize_t(op, exc) typeobject_index((op), (exc))
TYPEOBJECT_INLINE int typeobject_is_index(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) || PyIndex_Check(op);
}
#define PyIndex_Check(op) typeobject_is_index(_PyObject_CAST(op))
TYPEOBJECT_INLINE PyObject *typeobject_from_bool(long v)
{
    return TYPEOBJECT_ON_VM ? (v ? TYPEOBJECT_TRUE : TYPEOBJECT_FALSE)
                            : PyBool_FromLong(v);
}
#define PyBool_FromLong(v) typeobject_from_bool(v)
/* Most views are of bytes, which need no release. */
TYPEOBJECT_INLINE void typeobject_release(Py_buffer *view)
{
    if (TYPEOBJECT_ON_VM && view->obj != NULL
        && TYPEOBJECT_HAS_HEAD(view->obj, PyBytes_Type._vm[0])) {
        view->obj = NULL;
    } else {
        PyBuffer_Release(view);
    }
}
#define PyBuffer_Release(view) typeobject_release(view)
#else
#define TYPEOBJECT_IS_INT(op) 0
#endif

/* Whether the type of an object has a flag. In firmware the VM's own types have no type
 * object until one is asked for. */
#ifdef TYPEOBJECT_VM
extern unsigned long typeobject_port_type_flags(PyObject *op);
extern int typeobject_port_is_exception_class(PyObject *op);
#endif
TYPEOBJECT_INLINE int typeobject_has_flag(PyObject *op, unsigned long flag)
{
#ifdef TYPEOBJECT_VM
    return (typeobject_port_type_flags(op) & flag) != 0;
#else
    return PyType_FastSubclass(typeobject_type(op), flag);
#endif
}

/* The same of a built-in type: on a VM without a call for its own instances. */
TYPEOBJECT_INLINE int typeobject_is_kind(PyObject *op, PyTypeObject *type, unsigned long flag)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM) {
        return TYPEOBJECT_LIKELY(TYPEOBJECT_HAS_HEAD(op, type->_vm[0]))
            || typeobject_answer(typeobject_about(op, NULL, flag));
    }
#else
    (void)type;
#endif
    return typeobject_has_flag(op, flag);
}
TYPEOBJECT_INLINE int typeobject_is_long(PyObject *op)
{
    return TYPEOBJECT_IS_INT(op) || typeobject_is_kind(op, &PyLong_Type, Py_TPFLAGS_LONG_SUBCLASS);
}
TYPEOBJECT_INLINE int typeobject_is_str(PyObject *op)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM && ((uintptr_t)op & 3) != 0) {
        return ((uintptr_t)op & typeobject_vm.str_mask) == typeobject_vm.str_tag;
    }
#endif
    return typeobject_is_kind(op, &PyUnicode_Type, Py_TPFLAGS_UNICODE_SUBCLASS);
}

/* A type without subclasses that is the VM's own there. */
TYPEOBJECT_INLINE int typeobject_is_exactly(PyObject *op, PyTypeObject *type)
{
#ifndef TYPEOBJECT_VM
    if (TYPEOBJECT_ON_VM && TYPEOBJECT_HAS_HEAD(op, type->_vm[0])) {
        return 1;
    }
#endif
    return typeobject_type(op) == type;
}

/* ---- checks ------------------------------------------------------------------- */

#define PyLong_Check(op) typeobject_is_long(_PyObject_CAST(op))
#define PyLong_CheckExact(op) Py_IS_TYPE((op), &PyLong_Type)
#define PyBool_Check(op) Py_IS_TYPE((op), &PyBool_Type)
#define PyFloat_Check(op) PyObject_TypeCheck((op), &PyFloat_Type)
#define PyFloat_CheckExact(op) Py_IS_TYPE((op), &PyFloat_Type)
#define PyComplex_Check(op) PyObject_TypeCheck((op), &PyComplex_Type)
#define PyComplex_CheckExact(op) Py_IS_TYPE((op), &PyComplex_Type)
#define PyUnicode_Check(op) typeobject_is_str(_PyObject_CAST(op))
#define PyUnicode_CheckExact(op) Py_IS_TYPE((op), &PyUnicode_Type)
#define PyBytes_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyBytes_Type, Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(op) Py_IS_TYPE((op), &PyBytes_Type)
#define PyByteArray_Check(op) PyObject_TypeCheck((op), &PyByteArray_Type)
#define PyByteArray_CheckExact(op) Py_IS_TYPE((op), &PyByteArray_Type)
#define PyTuple_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyTuple_Type, Py_TPFLAGS_TUPLE_SUBCLASS)
#define PyTuple_CheckExact(op) Py_IS_TYPE((op), &PyTuple_Type)
#define PyList_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyList_Type, Py_TPFLAGS_LIST_SUBCLASS)
#define PyList_CheckExact(op) Py_IS_TYPE((op), &PyList_Type)
#define PyDict_Check(op)                                                         \
    typeobject_is_kind(_PyObject_CAST(op), &PyDict_Type, Py_TPFLAGS_DICT_SUBCLASS)
#define PyDict_CheckExact(op) Py_IS_TYPE((op), &PyDict_Type)
#define PyDictKeys_Check(op) PyObject_TypeCheck((op), &PyDictKeys_Type)
#define PyDictValues_Check(op) PyObject_TypeCheck((op), &PyDictValues_Type)
#define PyDictItems_Check(op) PyObject_TypeCheck((op), &PyDictItems_Type)
#define PySet_Check(op) PyObject_TypeCheck((op), &PySet_Type)
#define PySet_CheckExact(op) Py_IS_TYPE((op), &PySet_Type)
#define PyFrozenSet_Check(op) PyObject_TypeCheck((op), &PyFrozenSet_Type)
#define PyFrozenSet_CheckExact(op) Py_IS_TYPE((op), &PyFrozenSet_Type)
#define PyAnySet_CheckExact(op) (PySet_CheckExact(op) || PyFrozenSet_CheckExact(op))
#define PyAnySet_Check(op) (PySet_Check(op) || PyFrozenSet_Check(op))
#define PySlice_Check(op) typeobject_is_exactly(_PyObject_CAST(op), &PySlice_Type)
#define PyRange_Check(op) Py_IS_TYPE((op), &PyRange_Type)
#define PyMemoryView_Check(op) Py_IS_TYPE((op), &PyMemoryView_Type)
#define PyModule_Check(op) PyObject_TypeCheck((op), &PyModule_Type)
#define PyModule_CheckExact(op) Py_IS_TYPE((op), &PyModule_Type)
#define PyCFunction_Check(op) PyObject_TypeCheck((op), &PyCFunction_Type)
#define PyCFunction_CheckExact(op) Py_IS_TYPE((op), &PyCFunction_Type)
#define PyFunction_Check(op) Py_IS_TYPE((op), &PyFunction_Type)
#define PyMethod_Check(op) Py_IS_TYPE((op), &PyMethod_Type)
#define PyInstanceMethod_Check(op) Py_IS_TYPE((op), &PyInstanceMethod_Type)
#define PyCapsule_CheckExact(op) Py_IS_TYPE((op), &PyCapsule_Type)
#define PyCell_Check(op) Py_IS_TYPE((op), &PyCell_Type)
#define PyContext_CheckExact(op) Py_IS_TYPE((op), &PyContext_Type)
#define PyContextVar_CheckExact(op) Py_IS_TYPE((op), &PyContextVar_Type)
#define PyContextToken_CheckExact(op) Py_IS_TYPE((op), &PyContextToken_Type)
#define PyGen_Check(op) PyObject_TypeCheck((op), &PyGen_Type)
#define PyGen_CheckExact(op) Py_IS_TYPE((op), &PyGen_Type)
#define PyCoro_CheckExact(op) Py_IS_TYPE((op), &PyCoro_Type)
#define PySeqIter_Check(op) Py_IS_TYPE((op), &PySeqIter_Type)
#define PyCallIter_Check(op) Py_IS_TYPE((op), &PyCallIter_Type)
#define PyTraceBack_Check(op) Py_IS_TYPE((op), &PyTraceBack_Type)
#define PyFrame_Check(op) Py_IS_TYPE((op), &PyFrame_Type)
#define PyCode_Check(op) Py_IS_TYPE((op), &PyCode_Type)
#define PyWeakref_CheckRef(op) PyObject_TypeCheck((op), &_PyWeakref_RefType)
#define PyWeakref_CheckRefExact(op) Py_IS_TYPE((op), &_PyWeakref_RefType)
#define PyWeakref_CheckProxy(op)                                                   \
    (Py_IS_TYPE((op), &_PyWeakref_ProxyType)                                       \
     || Py_IS_TYPE((op), &_PyWeakref_CallableProxyType))
#define PyWeakref_Check(op) (PyWeakref_CheckRef(op) || PyWeakref_CheckProxy(op))
#define PyWeakref_GET_OBJECT(ref) PyWeakref_GetObject(_PyObject_CAST(ref))
#ifdef TYPEOBJECT_VM
#define PyExceptionClass_Check(op) typeobject_port_is_exception_class(_PyObject_CAST(op))
#else
#define PyExceptionClass_Check(op)                                                 \
    (PyType_Check(op)                                                              \
     && PyType_FastSubclass((PyTypeObject *)(op), Py_TPFLAGS_BASE_EXC_SUBCLASS))
#endif
#define PyExceptionInstance_Check(op)                                              \
    typeobject_has_flag(_PyObject_CAST(op), Py_TPFLAGS_BASE_EXC_SUBCLASS)
#define PyExceptionInstance_Class(op) _PyObject_CAST(Py_TYPE(op))

/* ---- direct access: CPython's structs where they never changed, the VM's own
 * functions on a VM, which alone knows its values ------------------------------------ */

#define PyFloat_AS_DOUBLE(op)                                                      \
    (TYPEOBJECT_ON_VM ? PyFloat_AsDouble(_PyObject_CAST(op))                       \
                      : ((PyFloatObject *)(op))->ob_fval)
#define Py_RETURN_INF(sign) return PyFloat_FromDouble(copysign(Py_HUGE_VAL, (sign)))

#define PyLong_AS_LONG(op) PyLong_AsLong(op)
#if __SIZEOF_INT__ == __SIZEOF_POINTER__
#define _Py_PARSE_INTPTR "i"
#define _Py_PARSE_UINTPTR "I"
#elif __SIZEOF_LONG__ == __SIZEOF_POINTER__
#define _Py_PARSE_INTPTR "l"
#define _Py_PARSE_UINTPTR "k"
#else
#define _Py_PARSE_INTPTR "L"
#define _Py_PARSE_UINTPTR "K"
#endif
#define _Py_PARSE_PID "i"
#define PyLong_FromPid PyLong_FromLong
#define PyLong_AsPid PyLong_AsLong

#define PyBytes_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyBytes_AS_STRING(op)                                                      \
    (TYPEOBJECT_ON_VM ? PyBytes_AsString(_PyObject_CAST(op))                       \
                      : ((PyBytesObject *)(op))->ob_sval)

#define PyByteArray_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyByteArray_AS_STRING(op) PyByteArray_AsString(_PyObject_CAST(op))

/* The items of a tuple start where the head of a tuple ends, which 3.14 has moved. */
TYPEOBJECT_INLINE PyObject **typeobject_tuple_items(PyObject *op)
{
    return (PyObject **)((char *)op + PyTuple_Type.tp_basicsize);
}
TYPEOBJECT_INLINE PyObject *typeobject_tuple_get(PyObject *op, Py_ssize_t i)
{
    return TYPEOBJECT_ON_VM ? PyTuple_GetItem(op, i) : typeobject_tuple_items(op)[i];
}
TYPEOBJECT_INLINE void typeobject_tuple_set(PyObject *op, Py_ssize_t i, PyObject *value)
{
    if (TYPEOBJECT_ON_VM) {
        PyTuple_SetItem(op, i, value);
    } else {
        typeobject_tuple_items(op)[i] = value;
    }
}
#define PyTuple_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyTuple_GET_ITEM(op, i) typeobject_tuple_get(_PyObject_CAST(op), (i))
#define PyTuple_SET_ITEM(op, i, v)                                                 \
    typeobject_tuple_set(_PyObject_CAST(op), (i), _PyObject_CAST(v))
/* 3.9 and 3.10 keep the address by which they tell a field without a name to themselves. */
extern const char *const PyStructSequence_UnnamedField TYPEOBJECT_WEAK;
#define PyStructSequence_UnnamedField                                              \
    (&PyStructSequence_UnnamedField != NULL ? PyStructSequence_UnnamedField : "unnamed field")
#define PyStructSequence_SET_ITEM PyStructSequence_SetItem
#define PyStructSequence_GET_ITEM PyStructSequence_GetItem

TYPEOBJECT_INLINE PyObject *typeobject_list_get(PyObject *op, Py_ssize_t i)
{
    return TYPEOBJECT_ON_VM ? PyList_GetItem(op, i) : ((PyListObject *)op)->ob_item[i];
}
TYPEOBJECT_INLINE void typeobject_list_set(PyObject *op, Py_ssize_t i, PyObject *value)
{
    if (TYPEOBJECT_ON_VM) {
        PyList_SetItem(op, i, value);
    } else {
        ((PyListObject *)op)->ob_item[i] = value;
    }
}
#define PyList_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PyList_GET_ITEM(op, i) typeobject_list_get(_PyObject_CAST(op), (i))
#define PyList_SET_ITEM(op, i, v)                                                  \
    typeobject_list_set(_PyObject_CAST(op), (i), _PyObject_CAST(v))

/* What only a VM host exports, for accessors that hand out an array. */
extern PyObject **typeobject_vm_items(PyObject *sequence) TYPEOBJECT_WEAK;
extern void *typeobject_vm_unicode(PyObject *str, int *kind) TYPEOBJECT_WEAK;
extern int typeobject_vm_is_ascii(PyObject *str) TYPEOBJECT_WEAK;

static inline PyObject **typeobject_fast_items(PyObject *op)
{
    if (TYPEOBJECT_ON_VM) {
        if (typeobject_vm_items == NULL) {
            Py_FatalError("PySequence_Fast_ITEMS: not supported by this host");
        }
        return typeobject_vm_items(op);
    }
    return PyList_Check(op) ? ((PyListObject *)op)->ob_item : typeobject_tuple_items(op);
}
#define PySequence_Fast_GET_SIZE(op) typeobject_size(_PyObject_CAST(op))
#define PySequence_Fast_GET_ITEM(op, i)                                            \
    (PyList_Check(op) ? PyList_GET_ITEM((op), (i)) : PyTuple_GET_ITEM((op), (i)))
#define PySequence_Fast_ITEMS(op) typeobject_fast_items(_PyObject_CAST(op))
#define PySequence_ITEM(op, i) PySequence_GetItem(_PyObject_CAST(op), (i))

#define PyDict_GET_SIZE(op)                                                        \
    (TYPEOBJECT_ON_VM ? PyDict_Size(_PyObject_CAST(op)) : ((PyDictObject *)(op))->ma_used)
#define PySet_GET_SIZE(op)                                                         \
    (TYPEOBJECT_ON_VM ? PySet_Size(_PyObject_CAST(op)) : ((PySetObject *)(op))->used)
/* On a VM a description of the memory, good as long as the caller holds its address. */
extern Py_buffer *typeobject_vm_buffer(PyObject *op) TYPEOBJECT_WEAK;
#define PyMemoryView_GET_BUFFER(op)                                                \
    (TYPEOBJECT_ON_VM ? typeobject_vm_buffer(_PyObject_CAST(op))                   \
                      : &((PyMemoryViewObject *)(op))->view)
#define PyMemoryView_GET_BASE(op) (PyMemoryView_GET_BUFFER(op)->obj)
#define PyCFunction_GET_FUNCTION(op) PyCFunction_GetFunction(_PyObject_CAST(op))
#define PyCFunction_GET_SELF(op) PyCFunction_GetSelf(_PyObject_CAST(op))
#define PyCFunction_GET_FLAGS(op) PyCFunction_GetFlags(_PyObject_CAST(op))
#define PyMethod_GET_FUNCTION(op) PyMethod_Function(_PyObject_CAST(op))
#define PyMethod_GET_SELF(op) PyMethod_Self(_PyObject_CAST(op))
#define PyCell_GET(op) PyCell_Get(_PyObject_CAST(op))

/* ---- str ------------------------------------------------------------------------ */

/* The bits of a str's state, as CPython 3.8 to 3.13 have them. */
TYPEOBJECT_STATIC_INLINE unsigned int typeobject_unicode_state(PyObject *op)
{
    unsigned int state = ((PyUnicodeObject *)op)->head.state;
    return typeobject_minor() >= 14 ? state >> 14 : state;
}
static inline int typeobject_unicode_kind(PyObject *op)
{
    int kind = 0;
    if (!TYPEOBJECT_ON_VM) {
        return (int)(typeobject_unicode_state(op) >> 2 & 7);
    }
    if (typeobject_vm_unicode == NULL) {
        Py_FatalError("PyUnicode_KIND: not supported by this host");
    }
    (void)typeobject_vm_unicode(op, &kind);
    return kind;
}
static inline void *typeobject_unicode_data(PyObject *op)
{
    PyUnicodeObject *u = (PyUnicodeObject *)op;
    unsigned int state;
    int kind = 0;
    if (TYPEOBJECT_ON_VM) {
        if (typeobject_vm_unicode == NULL) {
            Py_FatalError("PyUnicode_DATA: not supported by this host");
        }
        return typeobject_vm_unicode(op, &kind);
    }
    state = typeobject_unicode_state(op);
    if (typeobject_minor() < 12) {
        if (state >> 5 & 1) {
            return state >> 6 & 1 ? (void *)(&u->v38._base._base + 1)
                                  : (void *)(&u->v38._base + 1);
        }
        return u->v38.data.any;
    }
    if (state >> 5 & 1) {
        return state >> 6 & 1 ? (void *)(&u->v312._base._base + 1)
                              : (void *)(&u->v312._base + 1);
    }
    return u->v312.data.any;
}
static inline int typeobject_unicode_is_ascii(PyObject *op)
{
    if (!TYPEOBJECT_ON_VM) {
        return (int)(typeobject_unicode_state(op) >> 6 & 1);
    }
    return &typeobject_vm_is_ascii != NULL && typeobject_vm_is_ascii(op);
}
static inline Py_UCS4 typeobject_unicode_max(PyObject *op)
{
    if (typeobject_unicode_is_ascii(op)) {
        return 0x7f;
    }
    switch (typeobject_unicode_kind(op)) {
    case PyUnicode_1BYTE_KIND: return 0xff;
    case PyUnicode_2BYTE_KIND: return 0xffff;
    default: return 0x10ffff;
    }
}
TYPEOBJECT_INLINE Py_UCS4 typeobject_unicode_read(int kind, const void *data, Py_ssize_t i)
{
    switch (kind) {
    case PyUnicode_1BYTE_KIND: return ((const Py_UCS1 *)data)[i];
    case PyUnicode_2BYTE_KIND: return ((const Py_UCS2 *)data)[i];
    default: return ((const Py_UCS4 *)data)[i];
    }
}
TYPEOBJECT_INLINE void typeobject_unicode_write(int kind, void *data, Py_ssize_t i, Py_UCS4 c)
{
    switch (kind) {
    case PyUnicode_1BYTE_KIND: ((Py_UCS1 *)data)[i] = (Py_UCS1)c; break;
    case PyUnicode_2BYTE_KIND: ((Py_UCS2 *)data)[i] = (Py_UCS2)c; break;
    default: ((Py_UCS4 *)data)[i] = c; break;
    }
}
#define PyUnicode_GET_LENGTH(op)                                                   \
    (TYPEOBJECT_ON_VM ? PyUnicode_GetLength(_PyObject_CAST(op))                    \
                      : ((PyUnicodeObject *)(op))->head.length)
#define PyUnicode_GetSize(op) PyUnicode_GetLength(op)
#define PyUnicode_GET_SIZE(op) PyUnicode_GET_LENGTH(op)
/* Until 3.11 a str may have to be made ready, which PyUnicode_GetLength does. */
#define PyUnicode_READY(op) (PyUnicode_GetLength(_PyObject_CAST(op)) < 0 ? -1 : 0)
#define PyUnicode_IS_READY(op) 1
#define PyUnicode_KIND(op) typeobject_unicode_kind(_PyObject_CAST(op))
#define PyUnicode_DATA(op) typeobject_unicode_data(_PyObject_CAST(op))

/* The wide characters of a str, which is to live as long as they are used. Since 3.12 CPython
 * has no such function: a copy is made for each text, and kept. */
extern Py_UNICODE *PyUnicode_AsUnicodeAndSize(PyObject *op, Py_ssize_t *size) TYPEOBJECT_WEAK;
extern PyObject *PyUnicode_FromUnicode(const Py_UNICODE *u, Py_ssize_t size) TYPEOBJECT_WEAK;
static inline Py_UNICODE *typeobject_AsUnicode(PyObject *op, Py_ssize_t *size)
{
    static PyObject *copies;
    PyObject *copy;
    Py_ssize_t n;
    if (&PyUnicode_AsUnicodeAndSize != NULL) {
        return PyUnicode_AsUnicodeAndSize(op, size);
    }
    n = PyUnicode_GetLength(op);
    if (n < 0 || (copies == NULL && (copies = PyDict_New()) == NULL)) {
        return NULL;
    }
    copy = PyDict_GetItemWithError(copies, op);
    if (copy == NULL) {
        if (PyErr_Occurred()) {
            return NULL;
        }
        copy = PyBytes_FromStringAndSize(NULL, (n + 1) * (Py_ssize_t)sizeof(Py_UNICODE));
        if (copy == NULL || PyUnicode_AsWideChar(op, (wchar_t *)PyBytes_AsString(copy), n + 1) < 0
            || PyDict_SetItem(copies, op, copy) < 0) {
            Py_XDECREF(copy);
            return NULL;
        }
        Py_DECREF(copy);
    }
    if (size != NULL) {
        *size = n;
    }
    return (Py_UNICODE *)PyBytes_AsString(copy);
}
static inline PyObject *typeobject_FromUnicode(const Py_UNICODE *u, Py_ssize_t size)
{
    if (&PyUnicode_FromUnicode != NULL) {
        return PyUnicode_FromUnicode(u, size);
    }
    if (u == NULL && size != 0) {
        PyErr_SetString(PyExc_NotImplementedError, "PyUnicode_FromUnicode: without characters");
        return NULL;
    }
    return PyUnicode_FromWideChar(u, size);
}
#define PyUnicode_AsUnicodeAndSize(op, size) typeobject_AsUnicode(_PyObject_CAST(op), (size))
#define PyUnicode_AsUnicode(op) typeobject_AsUnicode(_PyObject_CAST(op), NULL)
#define PyUnicode_AS_UNICODE(op) PyUnicode_AsUnicode(op)
#define PyUnicode_AS_DATA(op) ((const char *)PyUnicode_AS_UNICODE(op))
#define PyUnicode_GET_DATA_SIZE(op) (PyUnicode_GET_SIZE(op) * (Py_ssize_t)sizeof(Py_UNICODE))
#define PyUnicode_FromUnicode(u, size) typeobject_FromUnicode((u), (size))
#define Py_UNICODE_SIZE SIZEOF_WCHAR_T
#define PyUnicode_1BYTE_DATA(op) ((Py_UCS1 *)PyUnicode_DATA(op))
#define PyUnicode_2BYTE_DATA(op) ((Py_UCS2 *)PyUnicode_DATA(op))
#define PyUnicode_4BYTE_DATA(op) ((Py_UCS4 *)PyUnicode_DATA(op))
#define PyUnicode_READ(kind, data, i) typeobject_unicode_read((int)(kind), (data), (i))
#define PyUnicode_WRITE(kind, data, i, c)                                          \
    typeobject_unicode_write((int)(kind), (data), (i), (c))
#define PyUnicode_READ_CHAR(op, i) PyUnicode_ReadChar(_PyObject_CAST(op), (i))
#define PyUnicode_MAX_CHAR_VALUE(op) typeobject_unicode_max(_PyObject_CAST(op))
#define PyUnicode_IS_ASCII(op) typeobject_unicode_is_ascii(_PyObject_CAST(op))
#define PyUnicode_IS_COMPACT_ASCII(op)                                             \
    (PyUnicode_IS_ASCII(op) && PyUnicode_IS_COMPACT(op))
#define PyUnicode_IS_COMPACT(op)                                                   \
    (TYPEOBJECT_ON_VM || (typeobject_unicode_state(_PyObject_CAST(op)) >> 5 & 1))
#define PyUnicode_CHECK_INTERNED(op)                                               \
    (TYPEOBJECT_ON_VM ? 0 : (int)(typeobject_unicode_state(_PyObject_CAST(op)) & 3))

/* Room for some more characters up to a greatest one: 0, or -1 with MemoryError. */
#define _PyUnicodeWriter_Prepare(writer, length, max)                              \
    (((max) <= (writer)->maxchar && (length) <= (writer)->size - (writer)->pos)    \
             || (length) == 0                                                      \
         ? 0                                                                       \
         : _PyUnicodeWriter_PrepareInternal((writer), (length), (max)))

#define Py_UNICODE_REPLACEMENT_CHARACTER ((Py_UCS4)0xFFFD)
#define Py_UNICODE_ISSPACE(ch) _PyUnicode_IsWhitespace(ch)
#define Py_UNICODE_ISLOWER(ch) _PyUnicode_IsLowercase(ch)
#define Py_UNICODE_ISUPPER(ch) _PyUnicode_IsUppercase(ch)
#define Py_UNICODE_ISTITLE(ch) _PyUnicode_IsTitlecase(ch)
#define Py_UNICODE_ISLINEBREAK(ch) _PyUnicode_IsLinebreak(ch)
#define Py_UNICODE_TOLOWER(ch) _PyUnicode_ToLowercase(ch)
#define Py_UNICODE_TOUPPER(ch) _PyUnicode_ToUppercase(ch)
#define Py_UNICODE_TOTITLE(ch) _PyUnicode_ToTitlecase(ch)
#define Py_UNICODE_ISDECIMAL(ch) _PyUnicode_IsDecimalDigit(ch)
#define Py_UNICODE_ISDIGIT(ch) _PyUnicode_IsDigit(ch)
#define Py_UNICODE_ISNUMERIC(ch) _PyUnicode_IsNumeric(ch)
#define Py_UNICODE_ISPRINTABLE(ch) _PyUnicode_IsPrintable(ch)
#define Py_UNICODE_TODECIMAL(ch) _PyUnicode_ToDecimalDigit(ch)
#define Py_UNICODE_TODIGIT(ch) _PyUnicode_ToDigit(ch)
#define Py_UNICODE_TONUMERIC(ch) _PyUnicode_ToNumeric(ch)
#define Py_UNICODE_ISALPHA(ch) _PyUnicode_IsAlpha(ch)
#define Py_UNICODE_ISALNUM(ch)                                                     \
    (Py_UNICODE_ISALPHA(ch) || Py_UNICODE_ISDECIMAL(ch) || Py_UNICODE_ISDIGIT(ch)  \
     || Py_UNICODE_ISNUMERIC(ch))
#define Py_UNICODE_IS_SURROGATE(ch) (0xD800 <= (ch) && (ch) <= 0xDFFF)
#define Py_UNICODE_IS_HIGH_SURROGATE(ch) (0xD800 <= (ch) && (ch) <= 0xDBFF)
#define Py_UNICODE_IS_LOW_SURROGATE(ch) (0xDC00 <= (ch) && (ch) <= 0xDFFF)
#define Py_UNICODE_JOIN_SURROGATES(high, low)                                      \
    (((((Py_UCS4)(high)&0x03FF) << 10) | ((Py_UCS4)(low)&0x03FF)) + 0x10000)
#define Py_ISLOWER(c) ((c) >= 'a' && (c) <= 'z')
#define Py_ISUPPER(c) ((c) >= 'A' && (c) <= 'Z')
#define Py_ISALPHA(c) (Py_ISLOWER(c) || Py_ISUPPER(c))
#define Py_ISDIGIT(c) ((c) >= '0' && (c) <= '9')
#define Py_ISXDIGIT(c)                                                             \
    (Py_ISDIGIT(c) || ((c) >= 'a' && (c) <= 'f') || ((c) >= 'A' && (c) <= 'F'))
#define Py_ISALNUM(c) (Py_ISALPHA(c) || Py_ISDIGIT(c))
#define Py_ISSPACE(c) ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))
#define Py_TOLOWER(c) (Py_ISUPPER(c) ? (c) + ('a' - 'A') : (c))
#define Py_TOUPPER(c) (Py_ISLOWER(c) ? (c) - ('a' - 'A') : (c))

/* ---- arguments, without a call where a VM has simple ones -------------------------------
 *
 * PyArg_ParseTuple and PyArg_ParseTupleAndKeywords with a format that the compiler sees and
 * that has up to four of the units O i l n, with or without a |, or is y* alone. What is out of
 * the ordinary, errors included, is left to the function, which begins anew. Not in C++, which
 * converts no function to a `void *`. */

#if defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__) && !defined(__cplusplus)                \
    && !defined(TYPEOBJECT_VM)

/* Where the unit [i] of [f] is, when it has the | at [bar]. */
#define TYPEOBJECT_AT(f, bar, i) ((f)[(i) + ((bar) <= (i))])
#define TYPEOBJECT_IS_UNIT(c) ((c) == 'O' || (c) == 'i' || (c) == 'l' || (c) == 'n')
#define TYPEOBJECT_IS_END(c) ((c) == '\0' || (c) == ':' || (c) == ';')

/* Where the | is; behind the units when there is none. */
TYPEOBJECT_INLINE int typeobject_bar(const char *f, int n)
{
    return f[0] == '|' ? 0
        : n > 0 && f[0] && f[1] == '|' ? 1
        : n > 1 && f[0] && f[1] && f[2] == '|' ? 2
        : n > 2 && f[0] && f[1] && f[2] && f[3] == '|' ? 3 : n;
}
/* Whether the format has [n] simple units and nothing else. */
TYPEOBJECT_INLINE int typeobject_simple(const char *f, int bar, int n)
{
    return (n < 1 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 0)))
        && (n < 2 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 1)))
        && (n < 3 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 2)))
        && (n < 4 || TYPEOBJECT_IS_UNIT(TYPEOBJECT_AT(f, bar, 3)))
        && TYPEOBJECT_IS_END(f[n + (bar < n)]);
}
/* Stores an argument as a unit says: 1, or 0 when it needs more than a look. */
TYPEOBJECT_INLINE int typeobject_value(char unit, PyObject *v, void *place)
{
    if (unit == 'O') {
        memcpy(place, &v, sizeof(v));
        return 1;
    }
    if (!TYPEOBJECT_IS_INT(v)) {
        return 0;
    }
    if (unit == 'i') {
        int i = (int)TYPEOBJECT_INT(v);
        memcpy(place, &i, sizeof(i));
        return TYPEOBJECT_INT(v) == i;
    } else if (unit == 'l') {
        long l = (long)TYPEOBJECT_INT(v);
        memcpy(place, &l, sizeof(l));
    } else {
        Py_ssize_t n = TYPEOBJECT_INT(v);
        memcpy(place, &n, sizeof(n));
    }
    return 1;
}
/* One that is as the VM has it. */
TYPEOBJECT_INLINE int typeobject_unit(char unit, PyObject *v, void *place)
{
    return typeobject_value(unit, unit != 'O' || ((uintptr_t)v & 3) != 0 ? v : typeobject_vm.enter(v),
                            place);
}
/* A tuple of a VM. */
struct typeobject_items {
    const void *head;
    size_t n;
    PyObject *items[1];
} __attribute__((may_alias));
/* 1 when all of the arguments are stored. */
TYPEOBJECT_INLINE int typeobject_units(PyObject *args, const char *f, int n, void *a, void *b,
                                       void *c, void *d)
{
    int bar = typeobject_bar(f, n);
    struct typeobject_items *tuple = (struct typeobject_items *)args;
    if (args == NULL
        || (!TYPEOBJECT_HAS_HEAD(args, typeobject_vm.args)
            && !TYPEOBJECT_HAS_HEAD(args, typeobject_vm.tuple))) {
        return 0;
    }
    if (n == 1 && f[0] == 'y' && f[1] == '*' && TYPEOBJECT_IS_END(f[2])) {
        return tuple->n == 1 && typeobject_vm.view(tuple->items[0], (Py_buffer *)a);
    }
    if (!typeobject_simple(f, bar, n) || tuple->n < (size_t)bar || tuple->n > (size_t)n) {
        return 0;
    }
#define TYPEOBJECT_UNIT(i, place)                                                  \
    (n <= (i) || ((i) >= bar && tuple->n <= (i))                                      \
     || typeobject_unit(TYPEOBJECT_AT(f, bar, (i)), tuple->items[(i)], (place)))
    return TYPEOBJECT_UNIT(0, a) && TYPEOBJECT_UNIT(1, b) && TYPEOBJECT_UNIT(2, c)
        && TYPEOBJECT_UNIT(3, d);
#undef TYPEOBJECT_UNIT
}
/* The same for a call with keywords. */
TYPEOBJECT_INLINE int typeobject_by_name(PyObject *args, PyObject *kwds, const char *f,
                                         char **names, int n, void *a, void *b, void *c, void *d)
{
    int bar = typeobject_bar(f, n);
    PyObject *v[4];
    if (!typeobject_simple(f, bar, n)
        || !typeobject_vm.keywords(args, kwds, (const char *const *)names, (size_t)n, v)) {
        return 0;
    }
#define TYPEOBJECT_UNIT(i, place)                                                  \
    (n <= (i) || (v[(i)] == NULL ? (i) >= bar                                      \
                                 : typeobject_value(TYPEOBJECT_AT(f, bar, (i)), v[(i)], (place))))
    return TYPEOBJECT_UNIT(0, a) && TYPEOBJECT_UNIT(1, b) && TYPEOBJECT_UNIT(2, c)
        && TYPEOBJECT_UNIT(3, d);
#undef TYPEOBJECT_UNIT
}
/* Whether there is anything to try: known when the module is compiled. */
#define TYPEOBJECT_TRY(f, n)                                                       \
    (__builtin_constant_p((f)[0])                                                  \
     && (typeobject_simple((f), typeobject_bar((f), (n)), (n))                     \
         || ((n) == 1 && (f)[0] == 'y' && (f)[1] == '*' && TYPEOBJECT_IS_END((f)[2]))))

#ifdef PY_SSIZE_T_CLEAN
#undef PyArg_ParseTuple
#undef PyArg_ParseTupleAndKeywords
#define TYPEOBJECT_PARSE _PyArg_ParseTuple_SizeT
#define TYPEOBJECT_KEYWORDS _PyArg_ParseTupleAndKeywords_SizeT
extern int PyArg_ParseTuple(PyObject *args, const char *format, ...);
extern int PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *kwds, const char *format,
                                       char **kwlist, ...);
#else
#define TYPEOBJECT_PARSE PyArg_ParseTuple
#define TYPEOBJECT_KEYWORDS PyArg_ParseTupleAndKeywords
#endif

TYPEOBJECT_STATIC_INLINE int typeobject_parse_0(PyObject *args, const char *f)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 0) && typeobject_units(args, f, 0, NULL, NULL, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_0(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names)
{
    return (TYPEOBJECT_ON_VM && kwds == NULL && TYPEOBJECT_TRY(f, 0)
            && typeobject_units(args, f, 0, NULL, NULL, NULL, NULL))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names);
}
#define TYPEOBJECT_PARSE_0(args, f) typeobject_parse_0((args), (f))
#define TYPEOBJECT_KEYWORDS_0(args, kwds, f, names)                                \
    typeobject_keywords_0((args), (kwds), (f), (names))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_1(PyObject *args, const char *f, void *a)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 1) && typeobject_units(args, f, 1, a, NULL, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f, a);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_1(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 1)
            && (kwds == NULL ? typeobject_units(args, f, 1, a, NULL, NULL, NULL)
                             : typeobject_by_name(args, kwds, f, names, 1, a, NULL, NULL, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a);
}
#define TYPEOBJECT_PARSE_1(args, f, a)                                            \
    typeobject_parse_1((args), (f), __extension__(void *)(a))
#define TYPEOBJECT_KEYWORDS_1(args, kwds, f, names, a)                            \
    typeobject_keywords_1((args), (kwds), (f), (names), __extension__(void *)(a))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_2(PyObject *args, const char *f, void *a, void *b)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 2) && typeobject_units(args, f, 2, a, b, NULL, NULL))
        || TYPEOBJECT_PARSE(args, f, a, b);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_2(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 2)
            && (kwds == NULL ? typeobject_units(args, f, 2, a, b, NULL, NULL)
                             : typeobject_by_name(args, kwds, f, names, 2, a, b, NULL, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b);
}
#define TYPEOBJECT_PARSE_2(args, f, a, b)                                            \
    typeobject_parse_2((args), (f), __extension__(void *)(a), __extension__(void *)(b))
#define TYPEOBJECT_KEYWORDS_2(args, kwds, f, names, a, b)                            \
    typeobject_keywords_2((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_3(PyObject *args, const char *f, void *a, void *b, void *c)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 3) && typeobject_units(args, f, 3, a, b, c, NULL))
        || TYPEOBJECT_PARSE(args, f, a, b, c);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_3(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b, void *c)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 3)
            && (kwds == NULL ? typeobject_units(args, f, 3, a, b, c, NULL)
                             : typeobject_by_name(args, kwds, f, names, 3, a, b, c, NULL)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b, c);
}
#define TYPEOBJECT_PARSE_3(args, f, a, b, c)                                            \
    typeobject_parse_3((args), (f), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c))
#define TYPEOBJECT_KEYWORDS_3(args, kwds, f, names, a, b, c)                            \
    typeobject_keywords_3((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c))
TYPEOBJECT_STATIC_INLINE int typeobject_parse_4(PyObject *args, const char *f, void *a, void *b, void *c, void *d)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 4) && typeobject_units(args, f, 4, a, b, c, d))
        || TYPEOBJECT_PARSE(args, f, a, b, c, d);
}
TYPEOBJECT_STATIC_INLINE int typeobject_keywords_4(PyObject *args, PyObject *kwds, const char *f,
                                                   char **names, void *a, void *b, void *c, void *d)
{
    return (TYPEOBJECT_ON_VM && TYPEOBJECT_TRY(f, 4)
            && (kwds == NULL ? typeobject_units(args, f, 4, a, b, c, d)
                             : typeobject_by_name(args, kwds, f, names, 4, a, b, c, d)))
        || TYPEOBJECT_KEYWORDS(args, kwds, f, names, a, b, c, d);
}
#define TYPEOBJECT_PARSE_4(args, f, a, b, c, d)                                            \
    typeobject_parse_4((args), (f), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c), __extension__(void *)(d))
#define TYPEOBJECT_KEYWORDS_4(args, kwds, f, names, a, b, c, d)                            \
    typeobject_keywords_4((args), (kwds), (f), (names), __extension__(void *)(a), __extension__(void *)(b), __extension__(void *)(c), __extension__(void *)(d))

/* The name at the place where the targets have moved it to: that of their number. */
#define TYPEOBJECT_PICK(                                                   \
    _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16,         \
    _17, _18, _19, _20, _21, _22, _23, _24, _25, _26, _27, _28, _29, _30, _31,     \
    _32, _33, _34, _35, _36, _37, _38, _39, _40, _41, _42, _43, _44, _45, _46,     \
    _47, _48, _49, _50, _51, _52, _53, _54, _55, _56, _57, _58, _59, _60, _61,     \
    _62, _63, _64, _65, _66, _67, _68, _69, _70, _71, _72, _73, _74, _75, _76,     \
    _77, _78, _79, _80, _81, _82, _83, _84, _85, _86, _87, _88, _89, _90, _91,     \
    _92, _93, _94, _95, _96, _97, _98, _99, _100, _101, _102, _103, _104,          \
    _105, _106, _107, _108, _109, _110, _111, _112, _113, _114, _115, _116,        \
    _117, _118, _119, _120,                                                        \
    name, ...) name
#define TYPEOBJECT_8(x) x, x, x, x, x, x, x, x
#define TYPEOBJECT_PICK_FROM(...) TYPEOBJECT_PICK(__VA_ARGS__)
#define TYPEOBJECT_PICKED(kind, plain, ...)                                        \
    TYPEOBJECT_PICK_FROM(                                                          \
        __VA_ARGS__, TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), TYPEOBJECT_8(plain),             \
        TYPEOBJECT_8(plain), TYPEOBJECT_8(plain), plain, plain, plain,             \
        kind##_4, kind##_3, kind##_2, kind##_1, kind##_0, )
#define PyArg_ParseTuple(args, ...)                                                \
    TYPEOBJECT_PICKED(TYPEOBJECT_PARSE, TYPEOBJECT_PARSE, __VA_ARGS__)((args), __VA_ARGS__)
#define PyArg_ParseTupleAndKeywords(args, kwds, f, ...)                            \
    TYPEOBJECT_PICKED(TYPEOBJECT_KEYWORDS, TYPEOBJECT_KEYWORDS, __VA_ARGS__)       \
    ((args), (kwds), (f), __VA_ARGS__)
#endif

#if !defined(PY_SSIZE_T_CLEAN) && !defined(TYPEOBJECT_VM)
/* Whether CPython would take an int for a Py_ssize_t, as it does from 3.13 on: then with the
 * SystemError of 3.10 to 3.12. */
TYPEOBJECT_STATIC_INLINE int typeobject_unclean(const char *f)
{
    if (f == NULL || f[strcspn(f, "#:;")] != '#' || TYPEOBJECT_ON_VM
        || typeobject_minor() < 13) {
        return 0;
    }
    PyErr_SetString(PyExc_SystemError,
                    "PY_SSIZE_T_CLEAN macro must be defined for '#' formats");
    return 1;
}
#define TYPEOBJECT_FIRST(first, ...) first
#define TYPEOBJECT_IF_CLEAN(otherwise, call, ...)                                  \
    (typeobject_unclean(TYPEOBJECT_FIRST(__VA_ARGS__, 0)) ? (otherwise) : call)

#ifdef PyArg_ParseTuple
#undef PyArg_ParseTuple
#undef PyArg_ParseTupleAndKeywords
#define TYPEOBJECT_PARSE_TUPLE(...)                                                \
    TYPEOBJECT_PICKED(TYPEOBJECT_PARSE, TYPEOBJECT_PARSE, __VA_ARGS__)
#define TYPEOBJECT_PARSE_KEYWORDS(...)                                             \
    TYPEOBJECT_PICKED(TYPEOBJECT_KEYWORDS, TYPEOBJECT_KEYWORDS, __VA_ARGS__)
#else
#define TYPEOBJECT_PARSE_TUPLE(...) PyArg_ParseTuple
#define TYPEOBJECT_PARSE_KEYWORDS(...) PyArg_ParseTupleAndKeywords
#endif
#define PyArg_ParseTuple(args, ...)                                                \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0, TYPEOBJECT_PARSE_TUPLE(__VA_ARGS__)((args), __VA_ARGS__), __VA_ARGS__)
#define PyArg_ParseTupleAndKeywords(args, kwds, f, ...)                            \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0,                                                                         \
        TYPEOBJECT_PARSE_KEYWORDS(__VA_ARGS__)((args), (kwds), (f), __VA_ARGS__), f)
#define PyArg_Parse(args, ...)                                                     \
    TYPEOBJECT_IF_CLEAN(0, PyArg_Parse((args), __VA_ARGS__), __VA_ARGS__)
#define PyArg_VaParse(args, f, vargs)                                              \
    TYPEOBJECT_IF_CLEAN(0, PyArg_VaParse((args), (f), (vargs)), f)
#define PyArg_VaParseTupleAndKeywords(args, kwds, f, names, vargs)                 \
    TYPEOBJECT_IF_CLEAN(                                                           \
        0, PyArg_VaParseTupleAndKeywords((args), (kwds), (f), (names), (vargs)), f)
#define Py_BuildValue(...)                                                         \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL, Py_BuildValue(__VA_ARGS__), __VA_ARGS__)
#define Py_VaBuildValue(f, vargs)                                                  \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL, Py_VaBuildValue((f), (vargs)), f)
#define PyObject_CallFunction(callable, ...)                                       \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL,                                          \
                        PyObject_CallFunction((callable), __VA_ARGS__), __VA_ARGS__)
#define PyObject_CallMethod(object, name, ...)                                     \
    TYPEOBJECT_IF_CLEAN((PyObject *)NULL,                                          \
                        PyObject_CallMethod((object), (name), __VA_ARGS__), __VA_ARGS__)
#endif

/* ---- modules --------------------------------------------------------------------- */

#ifndef TYPEOBJECT_VM

/* Only the free-threaded CPython exports it. */
extern void _Py_DecRefShared(PyObject *op) TYPEOBJECT_WEAK;

/* Whether the host cannot load this module: then with an ImportError. */
TYPEOBJECT_INLINE int typeobject_refuse(PyModuleDef *def)
{
    if (&_Py_DecRefShared != NULL) {
        PyErr_Format(PyExc_ImportError,
                     "%s: built for CPython with the GIL; for the free-threaded CPython "
                     "build it with TYPEOBJECT_CPYTHON",
                     def->m_name);
        return 1;
    }
    if (TYPEOBJECT_ON_VM && typeobject_vm.abi != TYPEOBJECT_VM_ABI) {
        PyErr_Format(PyExc_ImportError, "%s: built for version %d of typeobject_vm, not %d",
                     def->m_name, (int)TYPEOBJECT_VM_ABI, (int)typeobject_vm.abi);
        return 1;
    }
    return 0;
}
TYPEOBJECT_INLINE PyObject *typeobject_module_create(PyModuleDef *def, int apiver)
{
    return typeobject_refuse(def) ? NULL : PyModule_Create2(def, apiver);
}
/* The slots that came after Py_mod_exec tell a host what it may do. An older one, which would
 * refuse them, does not do it: there the definition goes on without them. */
static inline int typeobject_older_slots(PyModuleDef *def)
{
    int known = typeobject_minor() < 12 ? Py_mod_exec : Py_mod_multiple_interpreters;
    size_t n = 0, kept = 0, i;
    PyModuleDef_Slot *slots = def->m_slots, *copy;
    for (; slots[n].slot != 0; n++) {
        kept += slots[n].slot <= known || slots[n].slot > Py_mod_gil;
    }
    if (kept == n) {
        return 0;
    }
    copy = (PyModuleDef_Slot *)calloc(kept + 1, sizeof(*copy));
    if (copy == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    for (i = n; i-- > 0;) {
        if (slots[i].slot <= known || slots[i].slot > Py_mod_gil) {
            copy[--kept] = slots[i];
        }
    }
    def->m_slots = copy;
    return 0;
}
TYPEOBJECT_STATIC_INLINE PyObject *typeobject_module_def_init(PyModuleDef *def)
{
    if (typeobject_refuse(def)) {
        return NULL;
    }
    if (!TYPEOBJECT_ON_VM && def->m_slots != NULL && typeobject_minor() < 13
        && typeobject_older_slots(def) < 0) {
        return NULL;
    }
    return PyModuleDef_Init(def);
}
#define PyModule_Create2(def, apiver) typeobject_module_create((def), (apiver))
#define PyModuleDef_Init(def) typeobject_module_def_init(def)

#endif

#define PyModule_Create(def) PyModule_Create2((def), PYTHON_API_VERSION)
#define PyModule_FromDefAndSpec(def, spec)                                         \
    PyModule_FromDefAndSpec2((def), (spec), PYTHON_API_VERSION)
#define PyModule_AddIntMacro(m, c) PyModule_AddIntConstant((m), #c, (c))
#define PyModule_AddStringMacro(m, c) PyModule_AddStringConstant((m), #c, (c))

/* ---- methods --------------------------------------------------------------------- */

typedef PyCFunctionFast _PyCFunctionFast;
typedef PyCFunctionFastWithKeywords _PyCFunctionFastWithKeywords;
#define _PyCFunction_CAST(func) ((PyCFunction)(void (*)(void))(func))
#define PyCFunction_New(def, self) PyCFunction_NewEx((def), (self), NULL)

/* ---- abstract.h ------------------------------------------------------------------- */

#define PyObject_DelAttr(op, name) PyObject_SetAttr((op), (name), NULL)
#define PyObject_DelAttrString(op, name) PyObject_SetAttrString((op), (name), NULL)
#define PyMapping_DelItem(op, key) PyObject_DelItem((op), (key))
#define PyMapping_DelItemString(op, key) PyObject_DelItemString((op), (key))
#define PyObject_CheckReadBuffer(op) PyObject_CheckBuffer(op)
#define PyImport_ImportModuleEx(name, globals, locals, fromlist)                   \
    PyImport_ImportModuleLevel((name), (globals), (locals), (fromlist), 0)
#define PyEval_CallObject(callable, args) PyObject_CallObject((callable), (args))
#define PyEval_CallFunction PyObject_CallFunction
#define PyEval_CallMethod PyObject_CallMethod

/* ---- threads --------------------------------------------------------------------- */

#define Py_BEGIN_ALLOW_THREADS                                                     \
    {                                                                              \
        PyThreadState *_save;                                                      \
        _save = PyEval_SaveThread();
#define Py_BLOCK_THREADS PyEval_RestoreThread(_save);
#define Py_UNBLOCK_THREADS _save = PyEval_SaveThread();
#define Py_END_ALLOW_THREADS                                                       \
    PyEval_RestoreThread(_save);                                                   \
    }
#define Py_BEGIN_CRITICAL_SECTION(op) {
#define Py_END_CRITICAL_SECTION() }
#define Py_BEGIN_CRITICAL_SECTION2(a, b) {
#define Py_END_CRITICAL_SECTION2() }
#define PyThreadState_GET() PyThreadState_Get()
#define PyEval_InitThreads() ((void)0)
#define PyEval_ThreadsInitialized() 1
#define Py_tss_NEEDS_INIT {0, 0}

/* ---- functions that are newer than 3.8 ---------------------------------------------- */

/* A module that is compiled for 3.8 may define these itself, static or not: GCC and Clang
 * let a definition take the place of such an inline function. */
#if defined(__cplusplus) || defined(__clang__)
#define TYPEOBJECT_NEWER(result, name, args) TYPEOBJECT_INLINE result typeobject_##name args
#else
/* Its address is that of the host's function. */
#define TYPEOBJECT_NEWER(result, name, args)                                       \
    extern result typeobject_##name args __asm__(#name);                           \
    TYPEOBJECT_INLINE result typeobject_##name args
#endif

extern int PyObject_CheckBuffer(PyObject *op) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyObject_CheckBuffer, (PyObject *op))
{
    if (&PyObject_CheckBuffer != NULL) {
        return PyObject_CheckBuffer(op);
    }
    return Py_TYPE(op)->tp_as_buffer != NULL && Py_TYPE(op)->tp_as_buffer->bf_getbuffer != NULL;
}
#define PyObject_CheckBuffer typeobject_PyObject_CheckBuffer

extern PyObject *PyObject_CallNoArgs(PyObject *callable) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_CallNoArgs, (PyObject *callable))
{
    if (&PyObject_CallNoArgs != NULL) {
        return PyObject_CallNoArgs(callable);
    }
    return PyObject_CallObject(callable, NULL);
}
#define PyObject_CallNoArgs typeobject_PyObject_CallNoArgs

extern PyObject *PyObject_CallOneArg(PyObject *callable, PyObject *arg) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_CallOneArg, (PyObject *callable, PyObject *arg))
{
    if (&PyObject_CallOneArg != NULL) {
        return PyObject_CallOneArg(callable, arg);
    }
    return PyObject_CallFunctionObjArgs(callable, arg, NULL);
}
#define PyObject_CallOneArg typeobject_PyObject_CallOneArg
TYPEOBJECT_NEWER(PyObject *, PyObject_CallMethodNoArgs, (PyObject *op, PyObject *name))
{
    return PyObject_CallMethodObjArgs(op, name, NULL);
}
#define PyObject_CallMethodNoArgs typeobject_PyObject_CallMethodNoArgs
TYPEOBJECT_NEWER(PyObject *, PyObject_CallMethodOneArg,
                 (PyObject *op, PyObject *name, PyObject *arg))
{
    return PyObject_CallMethodObjArgs(op, name, arg, NULL);
}
#define PyObject_CallMethodOneArg typeobject_PyObject_CallMethodOneArg

extern PyObject *PyObject_Vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf,
                                     PyObject *kwnames) TYPEOBJECT_WEAK;
TYPEOBJECT_INLINE PyObject *typeobject_call_tuple(PyObject *callable, PyObject *const *args,
                                                  size_t nargsf, PyObject *kwnames)
{
    Py_ssize_t i;
    Py_ssize_t n = PyVectorcall_NARGS(nargsf);
    PyObject *tuple;
    PyObject *dict = NULL;
    PyObject *result = NULL;
    tuple = PyTuple_New(n);
    if (tuple == NULL) {
        return NULL;
    }
    for (i = 0; i < n; i++) {
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(args[i]));
    }
    if (kwnames != NULL) {
        dict = PyDict_New();
        for (i = 0; dict != NULL && i < PyTuple_GET_SIZE(kwnames); i++) {
            if (PyDict_SetItem(dict, PyTuple_GET_ITEM(kwnames, i), args[n + i]) < 0) {
                Py_CLEAR(dict);
            }
        }
    }
    if (kwnames == NULL || dict != NULL) {
        result = PyObject_Call(callable, tuple, dict);
    }
    Py_XDECREF(dict);
    Py_DECREF(tuple);
    return result;
}
TYPEOBJECT_NEWER(PyObject *, PyObject_Vectorcall,
                 (PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames))
{
#ifndef TYPEOBJECT_VM
    if (&PyObject_Vectorcall == NULL) {
        return typeobject_call_tuple(callable, args, nargsf, kwnames);
    }
#endif
    return PyObject_Vectorcall(callable, args, nargsf, kwnames);
}
#define PyObject_Vectorcall typeobject_PyObject_Vectorcall
#define _PyObject_Vectorcall PyObject_Vectorcall

/* In 3.8 these are macros over the counter in the thread's state (pystate.h). */
#ifndef TYPEOBJECT_VM
typedef struct {
    void *before[4]; /* prev, next, interp, frame */
    int recursion_depth;
    char overflowed;
} typeobject_thread_3_8;
extern int _Py_CheckRecursionLimit TYPEOBJECT_WEAK;
extern int _Py_CheckRecursiveCall(const char *where) TYPEOBJECT_WEAK;
#endif
extern int Py_EnterRecursiveCall(const char *where) TYPEOBJECT_WEAK;
extern void Py_LeaveRecursiveCall(void) TYPEOBJECT_WEAK;
TYPEOBJECT_INLINE int typeobject_EnterRecursiveCall(const char *where)
{
#ifndef TYPEOBJECT_VM
    if (&Py_EnterRecursiveCall == NULL) {
        typeobject_thread_3_8 *thread = (typeobject_thread_3_8 *)PyThreadState_Get();
        return ++thread->recursion_depth > _Py_CheckRecursionLimit && _Py_CheckRecursiveCall(where);
    }
#endif
    return Py_EnterRecursiveCall(where);
}
TYPEOBJECT_INLINE void typeobject_LeaveRecursiveCall(void)
{
#ifndef TYPEOBJECT_VM
    if (&Py_LeaveRecursiveCall == NULL) {
        typeobject_thread_3_8 *thread = (typeobject_thread_3_8 *)PyThreadState_Get();
        int limit = _Py_CheckRecursionLimit;
        if (--thread->recursion_depth < (limit > 200 ? limit - 50 : 3 * (limit >> 2))) {
            thread->overflowed = 0;
        }
        return;
    }
#endif
    Py_LeaveRecursiveCall();
}
#define Py_EnterRecursiveCall(where) typeobject_EnterRecursiveCall(where)
#define Py_LeaveRecursiveCall() typeobject_LeaveRecursiveCall()

TYPEOBJECT_NEWER(int, PyModule_AddObjectRef,
                 (PyObject *module, const char *name, PyObject *value))
{
    if (value == NULL) {
        if (!PyErr_Occurred()) {
            PyErr_SetString(PyExc_SystemError,
                            "PyModule_AddObjectRef() must be called with an exception "
                            "raised if value is NULL");
        }
        return -1;
    }
    Py_INCREF(value);
    if (PyModule_AddObject(module, name, value) < 0) {
        Py_DECREF(value);
        return -1;
    }
    return 0;
}
#define PyModule_AddObjectRef typeobject_PyModule_AddObjectRef

TYPEOBJECT_NEWER(int, PyModule_Add, (PyObject *module, const char *name, PyObject *value))
{
    int result = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    return result;
}
#define PyModule_Add typeobject_PyModule_Add

TYPEOBJECT_NEWER(int, PyModule_AddType, (PyObject *module, PyTypeObject *type))
{
    const char *dot;
    if (PyType_Ready(type) < 0) {
        return -1;
    }
    dot = strrchr(type->tp_name, '.');
    return PyModule_AddObjectRef(module, dot != NULL ? dot + 1 : type->tp_name,
                                 _PyObject_CAST(type));
}
#define PyModule_AddType typeobject_PyModule_AddType

/* 1 and a new reference, 0 and NULL when there is none, -1 with an exception. */
TYPEOBJECT_INLINE int typeobject_found(PyObject *value, PyObject **result, PyObject *missing)
{
    *result = value;
    if (value != NULL) {
        return 1;
    }
    if (PyErr_Occurred()) {
        if (missing == NULL || !PyErr_ExceptionMatches(missing)) {
            return -1;
        }
        PyErr_Clear();
    }
    return 0;
}
TYPEOBJECT_NEWER(int, PyObject_GetOptionalAttr,
                 (PyObject *op, PyObject *name, PyObject **result))
{
    return typeobject_found(PyObject_GetAttr(op, name), result, PyExc_AttributeError);
}
#define PyObject_GetOptionalAttr typeobject_PyObject_GetOptionalAttr
TYPEOBJECT_NEWER(int, PyObject_GetOptionalAttrString,
                 (PyObject *op, const char *name, PyObject **result))
{
    return typeobject_found(PyObject_GetAttrString(op, name), result, PyExc_AttributeError);
}
#define PyObject_GetOptionalAttrString typeobject_PyObject_GetOptionalAttrString
TYPEOBJECT_NEWER(int, PyMapping_GetOptionalItem,
                 (PyObject *op, PyObject *key, PyObject **result))
{
    return typeobject_found(PyObject_GetItem(op, key), result, PyExc_KeyError);
}
#define PyMapping_GetOptionalItem typeobject_PyMapping_GetOptionalItem
TYPEOBJECT_NEWER(int, PyMapping_GetOptionalItemString,
                 (PyObject *op, const char *key, PyObject **result))
{
    return typeobject_found(PyMapping_GetItemString(op, key), result, PyExc_KeyError);
}
#define PyMapping_GetOptionalItemString typeobject_PyMapping_GetOptionalItemString
TYPEOBJECT_NEWER(int, PyDict_GetItemRef, (PyObject *op, PyObject *key, PyObject **result))
{
    return typeobject_found(Py_XNewRef(PyDict_GetItemWithError(op, key)), result, NULL);
}
#define PyDict_GetItemRef typeobject_PyDict_GetItemRef

TYPEOBJECT_NEWER(int, PyDict_GetItemStringRef,
                 (PyObject *op, const char *key, PyObject **result))
{
    int found;
    PyObject *name = PyUnicode_FromString(key);
    *result = NULL;
    if (name == NULL) {
        return -1;
    }
    found = PyDict_GetItemRef(op, name, result);
    Py_DECREF(name);
    return found;
}
#define PyDict_GetItemStringRef typeobject_PyDict_GetItemStringRef
TYPEOBJECT_NEWER(PyObject *, PyList_GetItemRef, (PyObject *op, Py_ssize_t i))
{
    return Py_XNewRef(PyList_GetItem(op, i));
}
#define PyList_GetItemRef typeobject_PyList_GetItemRef
TYPEOBJECT_NEWER(PyObject *, PyImport_AddModuleRef, (const char *name))
{
    return Py_XNewRef(PyImport_AddModule(name));
}
#define PyImport_AddModuleRef typeobject_PyImport_AddModuleRef

TYPEOBJECT_INLINE int typeobject_HasAttr(PyObject *value)
{
    int found = typeobject_found(value, &value, PyExc_AttributeError);
    Py_XDECREF(value);
    return found;
}
TYPEOBJECT_NEWER(int, PyObject_HasAttrWithError, (PyObject *op, PyObject *name))
{
    return typeobject_HasAttr(PyObject_GetAttr(op, name));
}
#define PyObject_HasAttrWithError typeobject_PyObject_HasAttrWithError
TYPEOBJECT_NEWER(int, PyObject_HasAttrStringWithError, (PyObject *op, const char *name))
{
    return typeobject_HasAttr(PyObject_GetAttrString(op, name));
}
#define PyObject_HasAttrStringWithError typeobject_PyObject_HasAttrStringWithError

TYPEOBJECT_NEWER(int, PyLong_AsInt, (PyObject *op))
{
    long value = PyLong_AsLong(op);
    if (value < INT_MIN || value > INT_MAX) {
        PyErr_SetString(PyExc_OverflowError, "Python int too large to convert to C int");
        return -1;
    }
    return (int)value;
}
#define PyLong_AsInt typeobject_PyLong_AsInt
#define _PyLong_AsInt PyLong_AsInt

/* Writes an int into [n] bytes: 0, or -1 with OverflowError, which since 3.13 a last argument
 * of 0 keeps from being raised. */
extern int _PyLong_AsByteArray(PyLongObject *v, unsigned char *bytes, size_t n, int little_endian,
                               int is_signed, int with_exceptions);
#define TYPEOBJECT_SIX(v, bytes, n, little_endian, is_signed, with_exceptions, ...)  \
    _PyLong_AsByteArray((PyLongObject *)(v), (bytes), (n), (little_endian), (is_signed), \
                        (with_exceptions))
#define _PyLong_AsByteArray(...) TYPEOBJECT_SIX(__VA_ARGS__, 1, 0)

TYPEOBJECT_NEWER(int, PyList_Extend, (PyObject *list, PyObject *iterable))
{
    return PyList_SetSlice(list, PY_SSIZE_T_MAX, PY_SSIZE_T_MAX, iterable);
}
#define PyList_Extend typeobject_PyList_Extend
#define _PyList_Extend(list, iterable)                                             \
    (PyList_Extend(_PyObject_CAST(list), (iterable)) < 0 ? NULL : Py_NewRef(Py_None))
TYPEOBJECT_NEWER(int, PyList_Clear, (PyObject *list))
{
    return PyList_SetSlice(list, 0, PY_SSIZE_T_MAX, NULL);
}
#define PyList_Clear typeobject_PyList_Clear

#define _PyUnicode_EQ(a, b) (PyUnicode_Compare((a), (b)) == 0)

/* Bytes as hexadecimal digits, a str or bytes; with a separator as bytes.hex() puts it. */
extern PyObject *_Py_strhex(const char *bytes, Py_ssize_t n);
extern PyObject *_Py_strhex_bytes(const char *bytes, Py_ssize_t n) TYPEOBJECT_WEAK;
extern PyObject *_Py_strhex_with_sep(const char *bytes, Py_ssize_t n, PyObject *sep,
                                     int group) TYPEOBJECT_WEAK;
extern PyObject *_Py_strhex_bytes_with_sep(const char *bytes, Py_ssize_t n, PyObject *sep,
                                           int group) TYPEOBJECT_WEAK;
static inline PyObject *typeobject_strhex(const char *bytes, Py_ssize_t n, PyObject *sep, int group)
{
    PyObject *object;
    PyObject *result;
    if (&_Py_strhex_with_sep != NULL) {
        return _Py_strhex_with_sep(bytes, n, sep, group);
    }
    object = PyBytes_FromStringAndSize(bytes, n);
    if (object == NULL) {
        return NULL;
    }
    result = sep == NULL ? PyObject_CallMethod(object, "hex", NULL)
                         : PyObject_CallMethod(object, "hex", "Oi", sep, group);
    Py_DECREF(object);
    return result;
}
static inline PyObject *typeobject_strhex_bytes(const char *bytes, Py_ssize_t n, PyObject *sep,
                                                int group)
{
    PyObject *result = NULL;
    PyObject *text;
    if (&_Py_strhex_bytes_with_sep != NULL) {
        return _Py_strhex_bytes_with_sep(bytes, n, sep, group);
    }
    text = typeobject_strhex(bytes, n, sep, group);
    if (text != NULL) {
        result = PyUnicode_AsASCIIString(text);
        Py_DECREF(text);
    }
    return result;
}
#define _Py_strhex_with_sep(bytes, n, sep, group) typeobject_strhex((bytes), (n), (sep), (group))
#define _Py_strhex_bytes(bytes, n) typeobject_strhex_bytes((bytes), (n), NULL, 0)
#define _Py_strhex_bytes_with_sep(bytes, n, sep, group)                            \
    typeobject_strhex_bytes((bytes), (n), (sep), (group))

/* The pending exception as one object, its traceback attached: a new reference. */
TYPEOBJECT_NEWER(PyObject *, PyErr_GetRaisedException, (void))
{
    PyObject *type;
    PyObject *value;
    PyObject *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (type == NULL) {
        return NULL;
    }
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != NULL) {
        PyException_SetTraceback(value, traceback);
        Py_DECREF(traceback);
    }
    Py_DECREF(type);
    return value;
}
#define PyErr_GetRaisedException typeobject_PyErr_GetRaisedException

TYPEOBJECT_NEWER(void, PyErr_SetRaisedException, (PyObject *value))
{
    if (value == NULL) {
        PyErr_Clear();
    } else {
        PyErr_Restore(Py_NewRef(Py_TYPE(value)), value, PyException_GetTraceback(value));
    }
}
#define PyErr_SetRaisedException typeobject_PyErr_SetRaisedException

#define PyErr_Warn(category, text) PyErr_WarnEx((category), (text), 1)

#define Py_CONSTANT_NONE 0
#define Py_CONSTANT_FALSE 1
#define Py_CONSTANT_TRUE 2
#define Py_CONSTANT_ELLIPSIS 3
#define Py_CONSTANT_NOT_IMPLEMENTED 4
#define Py_CONSTANT_ZERO 5
#define Py_CONSTANT_ONE 6
#define Py_CONSTANT_EMPTY_STR 7
#define Py_CONSTANT_EMPTY_BYTES 8
#define Py_CONSTANT_EMPTY_TUPLE 9
TYPEOBJECT_NEWER(PyObject *, Py_GetConstant, (unsigned int constant))
{
    switch (constant) {
    case Py_CONSTANT_NONE: return Py_NewRef(Py_None);
    case Py_CONSTANT_FALSE: return Py_NewRef(Py_False);
    case Py_CONSTANT_TRUE: return Py_NewRef(Py_True);
    case Py_CONSTANT_ELLIPSIS: return Py_NewRef(Py_Ellipsis);
    case Py_CONSTANT_NOT_IMPLEMENTED: return Py_NewRef(Py_NotImplemented);
    case Py_CONSTANT_ZERO: return PyLong_FromLong(0);
    case Py_CONSTANT_ONE: return PyLong_FromLong(1);
    case Py_CONSTANT_EMPTY_STR: return PyUnicode_FromStringAndSize("", 0);
    case Py_CONSTANT_EMPTY_BYTES: return PyBytes_FromStringAndSize("", 0);
    case Py_CONSTANT_EMPTY_TUPLE: return PyTuple_New(0);
    default: PyErr_BadInternalCall(); return NULL;
    }
}
#define Py_GetConstant typeobject_Py_GetConstant

/* Floats as IEEE 754 binary16, 32 and 64. Before 3.11 the names began with an underscore. */
#define TYPEOBJECT_FLOAT_PACK(size)                                                     \
    extern int PyFloat_Pack##size(double x, char *p, int le) TYPEOBJECT_WEAK;           \
    extern int _PyFloat_Pack##size(double x, unsigned char *p, int le) TYPEOBJECT_WEAK; \
    extern double PyFloat_Unpack##size(const char *p, int le) TYPEOBJECT_WEAK;          \
    extern double _PyFloat_Unpack##size(const unsigned char *p, int le) TYPEOBJECT_WEAK; \
    TYPEOBJECT_INLINE int typeobject_FloatPack##size(double x, void *p, int le)         \
    {                                                                                   \
        return &PyFloat_Pack##size != NULL                                              \
                   ? PyFloat_Pack##size(x, (char *)p, le)                               \
                   : _PyFloat_Pack##size(x, (unsigned char *)p, le);                    \
    }                                                                                   \
    TYPEOBJECT_INLINE double typeobject_FloatUnpack##size(const void *p, int le)        \
    {                                                                                   \
        return &PyFloat_Unpack##size != NULL                                            \
                   ? PyFloat_Unpack##size((const char *)p, le)                          \
                   : _PyFloat_Unpack##size((const unsigned char *)p, le);               \
    }
TYPEOBJECT_FLOAT_PACK(2)
TYPEOBJECT_FLOAT_PACK(4)
TYPEOBJECT_FLOAT_PACK(8)
#undef TYPEOBJECT_FLOAT_PACK
#define PyFloat_Pack2 typeobject_FloatPack2
#define PyFloat_Pack4 typeobject_FloatPack4
#define PyFloat_Pack8 typeobject_FloatPack8
#define PyFloat_Unpack2 typeobject_FloatUnpack2
#define PyFloat_Unpack4 typeobject_FloatUnpack4
#define PyFloat_Unpack8 typeobject_FloatUnpack8
#define _PyFloat_Pack2 typeobject_FloatPack2
#define _PyFloat_Pack4 typeobject_FloatPack4
#define _PyFloat_Pack8 typeobject_FloatPack8
#define _PyFloat_Unpack2 typeobject_FloatUnpack2
#define _PyFloat_Unpack4 typeobject_FloatUnpack4
#define _PyFloat_Unpack8 typeobject_FloatUnpack8

/* Where the host has none of these, they fail by name. */
TYPEOBJECT_INLINE PyObject *typeobject_missing(const char *name)
{
    PyErr_Format(PyExc_NotImplementedError, "%s", name);
    return NULL;
}

extern PyObject *Py_GenericAlias(PyObject *origin, PyObject *args) TYPEOBJECT_WEAK;
static inline PyObject *typeobject_GenericAlias(PyObject *origin, PyObject *args)
{
    return &Py_GenericAlias != NULL ? Py_GenericAlias(origin, args)
                                    : typeobject_missing("Py_GenericAlias");
}
#define Py_GenericAlias typeobject_GenericAlias

extern PyObject *PyType_FromModuleAndSpec(PyObject *module, PyType_Spec *spec,
                                          PyObject *bases) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_FromModuleAndSpec,
                 (PyObject *module, PyType_Spec *spec, PyObject *bases))
{
    return &PyType_FromModuleAndSpec != NULL ? PyType_FromModuleAndSpec(module, spec, bases)
                                             : PyType_FromSpecWithBases(spec, bases);
}
#define PyType_FromModuleAndSpec typeobject_PyType_FromModuleAndSpec

extern PyObject *PyType_GetModule(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetModule, (PyTypeObject *type))
{
    return &PyType_GetModule != NULL ? PyType_GetModule(type)
                                     : typeobject_missing("PyType_GetModule");
}
#define PyType_GetModule typeobject_PyType_GetModule

extern void *PyType_GetModuleState(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void *, PyType_GetModuleState, (PyTypeObject *type))
{
    return &PyType_GetModuleState != NULL ? PyType_GetModuleState(type)
                                          : typeobject_missing("PyType_GetModuleState");
}
#define PyType_GetModuleState typeobject_PyType_GetModuleState

extern PyObject *PyType_GetModuleByDef(PyTypeObject *type, PyModuleDef *def) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetModuleByDef,
                 (PyTypeObject *type, PyModuleDef *def))
{
    return &PyType_GetModuleByDef != NULL ? PyType_GetModuleByDef(type, def)
                                          : typeobject_missing("PyType_GetModuleByDef");
}
#define PyType_GetModuleByDef typeobject_PyType_GetModuleByDef

TYPEOBJECT_NEWER(PyObject *, PyType_GetDict, (PyTypeObject *type))
{
    return Py_XNewRef(type->tp_dict);
}
#define PyType_GetDict typeobject_PyType_GetDict
TYPEOBJECT_NEWER(PyObject *, PyType_GetName, (PyTypeObject *type))
{
    return PyObject_GetAttrString((PyObject *)type, "__name__");
}
#define PyType_GetName typeobject_PyType_GetName
TYPEOBJECT_NEWER(PyObject *, PyType_GetQualName, (PyTypeObject *type))
{
    return PyObject_GetAttrString((PyObject *)type, "__qualname__");
}
#define PyType_GetQualName typeobject_PyType_GetQualName

/* ---- source and what is compiled from it ---------------------------------------- */

#define Py_single_input 256
#define Py_file_input 257
#define Py_eval_input 258

/* What PyEval_EvalCode runs, by the builtin compile(): a new reference. */
static inline PyObject *typeobject_CompileString(const char *text, const char *filename, int start)
{
    PyObject *builtins = PyImport_ImportModule("builtins");
    PyObject *code = NULL;

    if (builtins != NULL) {
        code = PyObject_CallMethod(builtins, "compile", "sss", text, filename,
                                   start == Py_eval_input     ? "eval"
                                   : start == Py_single_input ? "single"
                                                              : "exec");
        Py_DECREF(builtins);
    }
    return code;
}
#define Py_CompileString typeobject_CompileString

/* Flags of PyLong_AsNativeBytes and its like; -1 for the defaults. */
#define Py_ASNATIVEBYTES_DEFAULTS -1
#define Py_ASNATIVEBYTES_BIG_ENDIAN 0
#define Py_ASNATIVEBYTES_LITTLE_ENDIAN 1
#define Py_ASNATIVEBYTES_NATIVE_ENDIAN 3
#define Py_ASNATIVEBYTES_UNSIGNED_BUFFER 4
#define Py_ASNATIVEBYTES_REJECT_NEGATIVE 8
#define Py_ASNATIVEBYTES_ALLOW_INDEX 16

/* ---- what the output of Argument Clinic calls ------------------------------------ *
 * Functions that CPython keeps to itself and changes between versions: with the arguments that
 * 3.8's have, made of public ones. */

typedef struct _PyArg_Parser {
    const char *format;
    const char *const *keywords; /* "" for those that have no name, first */
    const char *fname;
    const char *custom_msg;
    int pos, min, max;
    PyObject *kwtuple;
    struct _PyArg_Parser *next;
} _PyArg_Parser;

/* The arguments of a vectorcall as a tuple and a dict (NULL without keywords): 0 or -1. */
static inline int typeobject_from_stack(PyObject *const *args, Py_ssize_t nargs, PyObject *kwnames,
                                        PyObject **tuple, PyObject **dict)
{
    Py_ssize_t n = kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames), i;
    *dict = NULL;
    *tuple = PyTuple_New(nargs);
    if (*tuple == NULL || (n > 0 && (*dict = PyDict_New()) == NULL)) {
        Py_CLEAR(*tuple);
        return -1;
    }
    for (i = 0; i < nargs; i++) {
        Py_INCREF(args[i]);
        PyTuple_SET_ITEM(*tuple, i, args[i]);
    }
    for (i = 0; i < n; i++) {
        if (PyDict_SetItem(*dict, PyTuple_GET_ITEM(kwnames, i), args[nargs + i]) < 0) {
            Py_CLEAR(*tuple);
            Py_CLEAR(*dict);
            return -1;
        }
    }
    return 0;
}
/* True, or false with an exception: this and all that follow. */
static inline int typeobject_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t nargs,
                                                   PyObject *kwnames, _PyArg_Parser *parser, ...)
{
    PyObject *tuple, *dict;
    va_list va;
    int ok;
    if (typeobject_from_stack(args, nargs, kwnames, &tuple, &dict) < 0) {
        return 0;
    }
    va_start(va, parser);
    ok = PyArg_VaParseTupleAndKeywords(tuple, dict, parser->format, (char **)parser->keywords, va);
    va_end(va);
    Py_DECREF(tuple);
    Py_XDECREF(dict);
    return ok;
}
static inline int typeobject_ParseTupleAndKeywordsFast(PyObject *args, PyObject *kwds,
                                                       _PyArg_Parser *parser, ...)
{
    va_list va;
    int ok;
    va_start(va, parser);
    ok = PyArg_VaParseTupleAndKeywords(args, kwds, parser->format, (char **)parser->keywords, va);
    va_end(va);
    return ok;
}
static inline int typeobject_ParseStack(PyObject *const *args, Py_ssize_t nargs,
                                        const char *format, ...)
{
    PyObject *tuple, *dict;
    va_list va;
    int ok;
    if (typeobject_from_stack(args, nargs, NULL, &tuple, &dict) < 0) {
        return 0;
    }
    va_start(va, format);
    ok = PyArg_VaParse(tuple, format, va);
    va_end(va);
    Py_DECREF(tuple);
    return ok;
}
static inline int typeobject_CheckPositional(const char *name, Py_ssize_t nargs, Py_ssize_t min,
                                             Py_ssize_t max)
{
    Py_ssize_t n = nargs < min ? min : max;
    if (nargs >= min && nargs <= max) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError,
                 name != NULL ? "%.200s expected %s%zd argument%s, got %zd"
                              : "%sunpacked tuple should have %s%zd element%s, but has %zd",
                 name != NULL ? name : "",
                 min == max    ? ""
                 : nargs < min ? "at least "
                               : "at most ",
                 n, n == 1 ? "" : "s", nargs);
    return 0;
}
static inline int typeobject_UnpackStack(PyObject *const *args, Py_ssize_t nargs, const char *name,
                                         Py_ssize_t min, Py_ssize_t max, ...)
{
    va_list va;
    Py_ssize_t i;
    if (!typeobject_CheckPositional(name, nargs, min, max)) {
        return 0;
    }
    va_start(va, max);
    for (i = 0; i < nargs; i++) {
        *va_arg(va, PyObject **) = args[i];
    }
    va_end(va);
    return 1;
}
static inline int typeobject_NoKeywords(const char *name, PyObject *kwds)
{
    if (kwds == NULL || PyDict_Size(kwds) == 0) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError, "%.200s() takes no keyword arguments", name);
    return 0;
}
static inline int typeobject_NoPositional(const char *name, PyObject *args)
{
    if (args == NULL || PyTuple_GET_SIZE(args) == 0) {
        return 1;
    }
    PyErr_Format(PyExc_TypeError, "%.200s() takes no positional arguments", name);
    return 0;
}
static inline void typeobject_BadArgument(const char *fname, const char *displayname,
                                          const char *expected, PyObject *arg)
{
    PyErr_Format(PyExc_TypeError, "%.200s() %.200s must be %.50s, not %.50s", fname, displayname,
                 expected, Py_IsNone(arg) ? "None" : Py_TYPE(arg)->tp_name);
}
/* The arguments in the order of the parser's keywords, NULL for those that are missing: [buf], or
 * [args] itself; else NULL. [minpos] to [maxpos] of them may come without their names, [minpos]
 * must, and [minkw] of those that follow must be there. */
static inline PyObject *const *
typeobject_UnpackKeywords(PyObject *const *args, Py_ssize_t nargs, PyObject *kwargs,
                          PyObject *kwnames, _PyArg_Parser *parser, int minpos, int maxpos,
                          int minkw, PyObject **buf)
{
    const char *name = parser->fname != NULL ? parser->fname : "function";
    const char *call = parser->fname != NULL ? "()" : "";
    const char *const *keywords = parser->keywords;
    Py_ssize_t nkw = kwnames != NULL  ? PyTuple_GET_SIZE(kwnames)
                     : kwargs != NULL ? PyDict_Size(kwargs)
                                      : 0;
    Py_ssize_t found = 0, n = 0, i, k;
    PyObject *key, *item;
    if (kwnames == NULL && kwargs == NULL && args != NULL && minkw == 0 && nargs >= minpos
        && nargs == maxpos) {
        return args;
    }
    while (keywords[n] != NULL) {
        n++;
    }
    if (nargs + nkw > n) {
        PyErr_Format(PyExc_TypeError, "%.200s%s takes at most %zd %sargument%s (%zd given)", name,
                     call, n, nargs == 0 ? "keyword " : "", n == 1 ? "" : "s", nargs + nkw);
        return NULL;
    }
    if (nargs > maxpos) {
        PyErr_Format(PyExc_TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)",
                     name, call,
                     maxpos == 0       ? "no"
                     : minpos < maxpos ? "at most"
                                       : "exactly",
                     maxpos, maxpos == 1 ? "" : "s", nargs);
        return NULL;
    }
    for (i = 0; i < n; i++) {
        PyObject *value = i < nargs ? args[i] : NULL;
        if (keywords[i][0] != '\0') {
            PyObject *named = NULL;
            for (k = 0; kwnames != NULL && k < nkw; k++) {
                if (PyUnicode_CompareWithASCIIString(PyTuple_GET_ITEM(kwnames, k), keywords[i])
                    == 0) {
                    named = args[nargs + k];
                }
            }
            if (kwargs != NULL) {
                named = PyDict_GetItemString(kwargs, keywords[i]);
            }
            if (named != NULL && value != NULL) {
                PyErr_Format(PyExc_TypeError,
                             "argument for %.200s%s given by name ('%s') and position (%zd)", name,
                             call, keywords[i], i + 1);
                return NULL;
            }
            if (named != NULL) {
                value = named;
                found++;
            }
        }
        if (value == NULL && (i < minpos || (i >= maxpos && i < maxpos + minkw))) {
            if (keywords[i][0] == '\0') {
                for (k = i + 1; k < minpos && keywords[k][0] == '\0'; k++) {
                }
                PyErr_Format(PyExc_TypeError,
                             "%.200s%s takes %s %zd positional argument%s (%zd given)", name, call,
                             k < maxpos ? "at least" : "exactly", k, k == 1 ? "" : "s", nargs);
            } else {
                PyErr_Format(PyExc_TypeError, "%.200s%s missing required argument '%s' (pos %zd)",
                             name, call, keywords[i], i + 1);
            }
            return NULL;
        }
        buf[i] = value;
    }
    for (k = 0; found < nkw && (kwargs == NULL ? k < nkw : PyDict_Next(kwargs, &k, &key, &item));) {
        if (kwargs == NULL) {
            key = PyTuple_GET_ITEM(kwnames, k++);
        }
        for (i = 0; i < n && PyUnicode_CompareWithASCIIString(key, keywords[i]) != 0; i++) {
        }
        if (i == n || keywords[i][0] == '\0') {
            PyErr_Format(PyExc_TypeError, "'%S' is an invalid keyword argument for %.200s%s", key,
                         name, call);
            return NULL;
        }
    }
    return buf;
}
#define _PyArg_ParseStackAndKeywords typeobject_ParseStackAndKeywords
#define _PyArg_ParseTupleAndKeywordsFast typeobject_ParseTupleAndKeywordsFast
#define _PyArg_ParseStack typeobject_ParseStack
#define _PyArg_CheckPositional typeobject_CheckPositional
#define _PyArg_UnpackStack typeobject_UnpackStack
#define _PyArg_NoKeywords(name, kwds) typeobject_NoKeywords((name), (kwds))
#define _PyArg_NoPositional(name, args) typeobject_NoPositional((name), (args))
#define _PyArg_BadArgument typeobject_BadArgument
#define _PyArg_UnpackKeywords typeobject_UnpackKeywords

/* ---- identifiers: a name that is made a str once, of CPython 3.3 to 3.12 ------------ */

typedef struct _Py_Identifier {
    const char *string;
    PyObject *object; /* The str, once it was asked for; kept for good. */
} _Py_Identifier;
#define _Py_static_string_init(value) {(value), NULL}
#define _Py_static_string(name, value) static _Py_Identifier name = _Py_static_string_init(value)
#define _Py_IDENTIFIER(name) _Py_static_string(PyId_##name, #name)
/* A borrowed reference; NULL with MemoryError. */
TYPEOBJECT_INLINE PyObject *typeobject_FromId(_Py_Identifier *id)
{
    if (id->object == NULL) {
        id->object = PyUnicode_InternFromString(id->string);
    }
    return id->object;
}
#define _PyUnicode_FromId typeobject_FromId
/* What a function of one name gives, or `fail` while the name cannot be made. */
#define TYPEOBJECT_BY_ID(result, name, args, fail, call)                           \
    TYPEOBJECT_INLINE result typeobject_##name args                                \
    {                                                                              \
        PyObject *name_ = typeobject_FromId(id);                                   \
        return name_ == NULL ? (fail) : (call);                                    \
    }
TYPEOBJECT_BY_ID(PyObject *, GetAttrId, (PyObject *op, _Py_Identifier *id), NULL,
                 PyObject_GetAttr(op, name_))
TYPEOBJECT_BY_ID(int, SetAttrId, (PyObject *op, _Py_Identifier *id, PyObject *value), -1,
                 PyObject_SetAttr(op, name_, value))
TYPEOBJECT_BY_ID(int, HasAttrId, (PyObject *op, _Py_Identifier *id), -1,
                 PyObject_HasAttr(op, name_))
TYPEOBJECT_BY_ID(int, LookupAttrId, (PyObject *op, _Py_Identifier *id, PyObject **result), -1,
                 PyObject_GetOptionalAttr(op, name_, result))
TYPEOBJECT_BY_ID(PyObject *, CallMethodIdNoArgs, (PyObject *op, _Py_Identifier *id), NULL,
                 PyObject_CallMethodNoArgs(op, name_))
TYPEOBJECT_BY_ID(PyObject *, CallMethodIdOneArg,
                 (PyObject *op, _Py_Identifier *id, PyObject *arg), NULL,
                 PyObject_CallMethodOneArg(op, name_, arg))
TYPEOBJECT_BY_ID(PyObject *, GetItemId, (PyObject *dict, _Py_Identifier *id), NULL,
                 PyDict_GetItem(dict, name_))
TYPEOBJECT_BY_ID(PyObject *, GetItemIdWithError, (PyObject *dict, _Py_Identifier *id), NULL,
                 PyDict_GetItemWithError(dict, name_))
TYPEOBJECT_BY_ID(int, SetItemId, (PyObject *dict, _Py_Identifier *id, PyObject *value), -1,
                 PyDict_SetItem(dict, name_, value))
TYPEOBJECT_BY_ID(int, DelItemId, (PyObject *dict, _Py_Identifier *id), -1,
                 PyDict_DelItem(dict, name_))
TYPEOBJECT_BY_ID(int, ContainsId, (PyObject *dict, _Py_Identifier *id), -1,
                 PyDict_Contains(dict, name_))
#define _PyObject_GetAttrId typeobject_GetAttrId
#define _PyObject_SetAttrId typeobject_SetAttrId
#define _PyObject_HasAttrId typeobject_HasAttrId
#define _PyObject_LookupAttrId typeobject_LookupAttrId
#define _PyObject_LookupAttr PyObject_GetOptionalAttr
#define _PyObject_CallMethodId(op, id, ...) PyObject_CallMethod((op), (id)->string, __VA_ARGS__)
#define _PyObject_CallMethodIdNoArgs typeobject_CallMethodIdNoArgs
#define _PyObject_CallMethodIdOneArg typeobject_CallMethodIdOneArg
#define _PyObject_CallMethodIdObjArgs(op, id, ...)                                 \
    (typeobject_FromId(id) == NULL                                                 \
         ? NULL                                                                    \
         : PyObject_CallMethodObjArgs((op), (id)->object, __VA_ARGS__))
#define _PyDict_GetItemId typeobject_GetItemId
#define _PyDict_GetItemIdWithError typeobject_GetItemIdWithError
#define _PyDict_SetItemId typeobject_SetItemId
#define _PyDict_DelItemId typeobject_DelItemId
#define _PyDict_ContainsId typeobject_ContainsId
#define _PySys_GetObjectId(id) PySys_GetObject((id)->string)
#define _PyUnicode_EqualToASCIIId(op, id)                                          \
    (PyUnicode_CompareWithASCIIString((op), (id)->string) == 0)
#define _PyUnicode_EqualToASCIIString(op, text)                                    \
    (PyUnicode_CompareWithASCIIString((op), (text)) == 0)

/* ---- functions that only some hosts have ----------------------------------- */

/* Whether o has __aiter__ and __anext__. Never fails. */
extern int PyAIter_Check(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyAIter_Check, (PyObject *arg1))
{
    if (&PyAIter_Check != NULL) {
        return PyAIter_Check(arg1);
    }
    typeobject_missing("PyAIter_Check");
    return -1;
}
#define PyAIter_Check typeobject_PyAIter_Check

/* next(it) for None, else it.send(value). PYGEN_NEXT and a value, PYGEN_RETURN and the
 * value returned, PYGEN_ERROR with an exception. */
extern PySendResult PyIter_Send(PyObject *arg1, PyObject *arg2, PyObject **arg3) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PySendResult, PyIter_Send, (PyObject *arg1, PyObject *arg2, PyObject **arg3))
{
    if (&PyIter_Send != NULL) {
        return PyIter_Send(arg1, arg2, arg3);
    }
    typeobject_missing("PyIter_Send");
    return -1;
}
#define PyIter_Send typeobject_PyIter_Send

/* Whether o has a key: 1, 0 or -1. Since 3.13. */
extern int PyMapping_HasKeyStringWithError(PyObject *o, const char *key) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyMapping_HasKeyStringWithError, (PyObject *o, const char *key))
{
    if (&PyMapping_HasKeyStringWithError != NULL) {
        return PyMapping_HasKeyStringWithError(o, key);
    }
    typeobject_missing("PyMapping_HasKeyStringWithError");
    return -1;
}
#define PyMapping_HasKeyStringWithError typeobject_PyMapping_HasKeyStringWithError

/* Whether o has a key: 1, 0 or -1. Since 3.13. */
extern int PyMapping_HasKeyWithError(PyObject *o, PyObject *key) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyMapping_HasKeyWithError, (PyObject *o, PyObject *key))
{
    if (&PyMapping_HasKeyWithError != NULL) {
        return PyMapping_HasKeyWithError(o, key);
    }
    typeobject_missing("PyMapping_HasKeyWithError");
    return -1;
}
#define PyMapping_HasKeyWithError typeobject_PyMapping_HasKeyWithError

/* aiter(o): a new reference; TypeError. */
extern PyObject *PyObject_GetAIter(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_GetAIter, (PyObject *arg1))
{
    if (&PyObject_GetAIter != NULL) {
        return PyObject_GetAIter(arg1);
    }
    typeobject_missing("PyObject_GetAIter");
    return NULL;
}
#define PyObject_GetAIter typeobject_PyObject_GetAIter

/* f(...) with positional arguments and a dict of keywords, or NULL. Returns a new
 * reference. */
extern PyObject *PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwargs) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_VectorcallDict, (PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwargs))
{
    if (&PyObject_VectorcallDict != NULL) {
        return PyObject_VectorcallDict(callable, args, nargsf, kwargs);
    }
    typeobject_missing("PyObject_VectorcallDict");
    return NULL;
}
#define PyObject_VectorcallDict typeobject_PyObject_VectorcallDict

/* args[0].name(...); otherwise as PyObject_Vectorcall. Returns a new reference. */
extern PyObject *PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyObject_VectorcallMethod, (PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames))
{
    if (&PyObject_VectorcallMethod != NULL) {
        return PyObject_VectorcallMethod(name, args, nargsf, kwnames);
    }
    typeobject_missing("PyObject_VectorcallMethod");
    return NULL;
}
#define PyObject_VectorcallMethod typeobject_PyObject_VectorcallMethod

/* The vectorcall function of an object, or NULL. Never fails. */
extern vectorcallfunc PyVectorcall_Function(PyObject *callable) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(vectorcallfunc, PyVectorcall_Function, (PyObject *callable))
{
    if (&PyVectorcall_Function != NULL) {
        return PyVectorcall_Function(callable);
    }
    typeobject_missing("PyVectorcall_Function");
    return NULL;
}
#define PyVectorcall_Function typeobject_PyVectorcall_Function

/* 3.13 */
extern PyObject *PyEval_GetFrameBuiltins(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyEval_GetFrameBuiltins, (void))
{
    if (&PyEval_GetFrameBuiltins != NULL) {
        return PyEval_GetFrameBuiltins();
    }
    typeobject_missing("PyEval_GetFrameBuiltins");
    return NULL;
}
#define PyEval_GetFrameBuiltins typeobject_PyEval_GetFrameBuiltins

/* 3.13 */
extern PyObject *PyEval_GetFrameGlobals(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyEval_GetFrameGlobals, (void))
{
    if (&PyEval_GetFrameGlobals != NULL) {
        return PyEval_GetFrameGlobals();
    }
    typeobject_missing("PyEval_GetFrameGlobals");
    return NULL;
}
#define PyEval_GetFrameGlobals typeobject_PyEval_GetFrameGlobals

/* 3.13 */
extern PyObject *PyEval_GetFrameLocals(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyEval_GetFrameLocals, (void))
{
    if (&PyEval_GetFrameLocals != NULL) {
        return PyEval_GetFrameLocals();
    }
    typeobject_missing("PyEval_GetFrameLocals");
    return NULL;
}
#define PyEval_GetFrameLocals typeobject_PyEval_GetFrameLocals

/* 3.10 */
extern int PyCodec_Unregister(PyObject *search_function) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyCodec_Unregister, (PyObject *search_function))
{
    if (&PyCodec_Unregister != NULL) {
        return PyCodec_Unregister(search_function);
    }
    typeobject_missing("PyCodec_Unregister");
    return -1;
}
#define PyCodec_Unregister typeobject_PyCodec_Unregister

/* Whether a descriptor sets: whether its type has tp_descr_set, or __set__. */
extern int PyDescr_IsData(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDescr_IsData, (PyObject *arg1))
{
    if (&PyDescr_IsData != NULL) {
        return PyDescr_IsData(arg1);
    }
    typeobject_missing("PyDescr_IsData");
    return -1;
}
#define PyDescr_IsData typeobject_PyDescr_IsData

/* 3.12 */
extern int PyDict_ClearWatcher(int watcher_id) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_ClearWatcher, (int watcher_id))
{
    if (&PyDict_ClearWatcher != NULL) {
        return PyDict_ClearWatcher(watcher_id);
    }
    typeobject_missing("PyDict_ClearWatcher");
    return -1;
}
#define PyDict_ClearWatcher typeobject_PyDict_ClearWatcher

/* key in d: 1, 0 or -1. Since 3.13. */
extern int PyDict_ContainsString(PyObject *mp, const char *key) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_ContainsString, (PyObject *mp, const char *key))
{
    if (&PyDict_ContainsString != NULL) {
        return PyDict_ContainsString(mp, key);
    }
    typeobject_missing("PyDict_ContainsString");
    return -1;
}
#define PyDict_ContainsString typeobject_PyDict_ContainsString

/* Removes a key: 1 and its value, a new reference, in *result unless that is NULL; 0
 * and NULL for a missing key; -1 with an exception. Since 3.13. */
extern int PyDict_Pop(PyObject *dict, PyObject *key, PyObject **result) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_Pop, (PyObject *dict, PyObject *key, PyObject **result))
{
    if (&PyDict_Pop != NULL) {
        return PyDict_Pop(dict, key, result);
    }
    typeobject_missing("PyDict_Pop");
    return -1;
}
#define PyDict_Pop typeobject_PyDict_Pop

/* PyDict_Pop with a C string. */
extern int PyDict_PopString(PyObject *dict, const char *key, PyObject **result) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_PopString, (PyObject *dict, const char *key, PyObject **result))
{
    if (&PyDict_PopString != NULL) {
        return PyDict_PopString(dict, key, result);
    }
    typeobject_missing("PyDict_PopString");
    return -1;
}
#define PyDict_PopString typeobject_PyDict_PopString

/* d.setdefault(key, default): 1 for a key that was there, 0 for a new one, -1 with an
 * exception. The value is a new reference in *result unless that is NULL. Since 3.13. */
extern int PyDict_SetDefaultRef(PyObject *mp, PyObject *key, PyObject *default_value, PyObject **result) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_SetDefaultRef, (PyObject *mp, PyObject *key, PyObject *default_value, PyObject **result))
{
    if (&PyDict_SetDefaultRef != NULL) {
        return PyDict_SetDefaultRef(mp, key, default_value, result);
    }
    typeobject_missing("PyDict_SetDefaultRef");
    return -1;
}
#define PyDict_SetDefaultRef typeobject_PyDict_SetDefaultRef

/* 3.12 */
extern int PyDict_Unwatch(int watcher_id, PyObject *dict) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_Unwatch, (int watcher_id, PyObject *dict))
{
    if (&PyDict_Unwatch != NULL) {
        return PyDict_Unwatch(watcher_id, dict);
    }
    typeobject_missing("PyDict_Unwatch");
    return -1;
}
#define PyDict_Unwatch typeobject_PyDict_Unwatch

/* 3.12 */
extern int PyDict_Watch(int watcher_id, PyObject *dict) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyDict_Watch, (int watcher_id, PyObject *dict))
{
    if (&PyDict_Watch != NULL) {
        return PyDict_Watch(watcher_id, dict);
    }
    typeobject_missing("PyDict_Watch");
    return -1;
}
#define PyDict_Watch typeobject_PyDict_Watch

/* 3.12 */
extern int PyFunction_ClearWatcher(int watcher_id) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyFunction_ClearWatcher, (int watcher_id))
{
    if (&PyFunction_ClearWatcher != NULL) {
        return PyFunction_ClearWatcher(watcher_id);
    }
    typeobject_missing("PyFunction_ClearWatcher");
    return -1;
}
#define PyFunction_ClearWatcher typeobject_PyFunction_ClearWatcher

/* The arguments that the VM's program was started with, its own name first: their
 * number to argc, the array, which ends with NULL and is not the caller's, to argv. 0
 * and NULL where there are none, or when one is no UTF-8. */
extern void Py_GetArgcArgv(int *argc, wchar_t ***argv) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, Py_GetArgcArgv, (int *argc, wchar_t ***argv))
{
    if (&Py_GetArgcArgv != NULL) {
        Py_GetArgcArgv(argc, argv);
        return;
    }
    typeobject_missing("Py_GetArgcArgv");
}
#define Py_GetArgcArgv typeobject_Py_GetArgcArgv

/* Writes the low bytes of an int, or of what __index__ gives with the flag 16. How
 * many bytes its value needs, as far as CPython says it: n when they are enough. -1
 * with TypeError or ValueError. */
extern Py_ssize_t PyLong_AsNativeBytes(PyObject *v, void *buffer, Py_ssize_t n_bytes, int flags) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(Py_ssize_t, PyLong_AsNativeBytes, (PyObject *v, void *buffer, Py_ssize_t n_bytes, int flags))
{
    if (&PyLong_AsNativeBytes != NULL) {
        return PyLong_AsNativeBytes(v, buffer, n_bytes, flags);
    }
    typeobject_missing("PyLong_AsNativeBytes");
    return -1;
}
#define PyLong_AsNativeBytes typeobject_PyLong_AsNativeBytes

/* The int that n bytes hold, in two's complement unless the flags say that they are
 * unsigned. Returns a new reference. */
extern PyObject *PyLong_FromNativeBytes(const void *buffer, size_t n_bytes, int flags) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyLong_FromNativeBytes, (const void *buffer, size_t n_bytes, int flags))
{
    if (&PyLong_FromNativeBytes != NULL) {
        return PyLong_FromNativeBytes(buffer, n_bytes, flags);
    }
    typeobject_missing("PyLong_FromNativeBytes");
    return NULL;
}
#define PyLong_FromNativeBytes typeobject_PyLong_FromNativeBytes

/* The same without a sign. */
extern PyObject *PyLong_FromUnsignedNativeBytes(const void *buffer, size_t n_bytes, int flags) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyLong_FromUnsignedNativeBytes, (const void *buffer, size_t n_bytes, int flags))
{
    if (&PyLong_FromUnsignedNativeBytes != NULL) {
        return PyLong_FromUnsignedNativeBytes(buffer, n_bytes, flags);
    }
    typeobject_missing("PyLong_FromUnsignedNativeBytes");
    return NULL;
}
#define PyLong_FromUnsignedNativeBytes typeobject_PyLong_FromUnsignedNativeBytes

/* The same with the class that defines it, for METH_METHOD. Returns a new reference. */
extern PyObject *PyCMethod_New(PyMethodDef *arg1, PyObject *arg2, PyObject *arg3, PyTypeObject *arg4) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyCMethod_New, (PyMethodDef *arg1, PyObject *arg2, PyObject *arg3, PyTypeObject *arg4))
{
    if (&PyCMethod_New != NULL) {
        return PyCMethod_New(arg1, arg2, arg3, arg4);
    }
    typeobject_missing("PyCMethod_New");
    return NULL;
}
#define PyCMethod_New typeobject_PyCMethod_New

/* For tp_clear of such a type: takes the dict from the instance. Never fails. */
extern void PyObject_ClearManagedDict(PyObject *obj) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyObject_ClearManagedDict, (PyObject *obj))
{
    if (&PyObject_ClearManagedDict != NULL) {
        PyObject_ClearManagedDict(obj);
        return;
    }
    typeobject_missing("PyObject_ClearManagedDict");
}
#define PyObject_ClearManagedDict typeobject_PyObject_ClearManagedDict

/* The items of an object of variable size whose type has Py_TPFLAGS_ITEMS_AT_END; else
 * NULL with TypeError. */
extern void *PyObject_GetItemData(PyObject *obj) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void *, PyObject_GetItemData, (PyObject *obj))
{
    if (&PyObject_GetItemData != NULL) {
        return PyObject_GetItemData(obj);
    }
    typeobject_missing("PyObject_GetItemData");
    return NULL;
}
#define PyObject_GetItemData typeobject_PyObject_GetItemData

/* The fields that cls, whose spec has a negative basicsize, adds to the object. Never
 * fails. */
extern void *PyObject_GetTypeData(PyObject *obj, PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void *, PyObject_GetTypeData, (PyObject *obj, PyTypeObject *type))
{
    if (&PyObject_GetTypeData != NULL) {
        return PyObject_GetTypeData(obj, type);
    }
    typeobject_missing("PyObject_GetTypeData");
    return NULL;
}
#define PyObject_GetTypeData typeobject_PyObject_GetTypeData

/* 3.12 */
extern int PyType_ClearWatcher(int watcher_id) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyType_ClearWatcher, (int watcher_id))
{
    if (&PyType_ClearWatcher != NULL) {
        return PyType_ClearWatcher(watcher_id);
    }
    typeobject_missing("PyType_ClearWatcher");
    return -1;
}
#define PyType_ClearWatcher typeobject_PyType_ClearWatcher

/* Makes a type from a spec. module, when not NULL, is the module it belongs to; bases
 * a tuple of types, one type, or NULL for what the slots say. Returns a new reference;
 * SystemError, TypeError, RuntimeError, MemoryError, and what PyType_Ready raises.
 * NotImplementedError for a metaclass other than type, for a base that was made in
 * Python, and for built-in types beside another base. */
extern PyObject *PyType_FromMetaclass(PyTypeObject *arg1, PyObject *arg2, PyType_Spec *arg3, PyObject *arg4) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_FromMetaclass, (PyTypeObject *arg1, PyObject *arg2, PyType_Spec *arg3, PyObject *arg4))
{
    if (&PyType_FromMetaclass != NULL) {
        return PyType_FromMetaclass(arg1, arg2, arg3, arg4);
    }
    typeobject_missing("PyType_FromMetaclass");
    return NULL;
}
#define PyType_FromMetaclass typeobject_PyType_FromMetaclass

/* The name of a type with its module's in front. Returns a new reference. */
extern PyObject *PyType_GetFullyQualifiedName(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetFullyQualifiedName, (PyTypeObject *type))
{
    if (&PyType_GetFullyQualifiedName != NULL) {
        return PyType_GetFullyQualifiedName(type);
    }
    typeobject_missing("PyType_GetFullyQualifiedName");
    return NULL;
}
#define PyType_GetFullyQualifiedName typeobject_PyType_GetFullyQualifiedName

/* The name of the module that a type says it comes from: a new reference to a str. */
extern PyObject *PyType_GetModuleName(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyType_GetModuleName, (PyTypeObject *type))
{
    if (&PyType_GetModuleName != NULL) {
        return PyType_GetModuleName(type);
    }
    typeobject_missing("PyType_GetModuleName");
    return NULL;
}
#define PyType_GetModuleName typeobject_PyType_GetModuleName

/* How many bytes they have, with what was added for alignment. */
extern Py_ssize_t PyType_GetTypeDataSize(PyTypeObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(Py_ssize_t, PyType_GetTypeDataSize, (PyTypeObject *type))
{
    if (&PyType_GetTypeDataSize != NULL) {
        return PyType_GetTypeDataSize(type);
    }
    typeobject_missing("PyType_GetTypeDataSize");
    return -1;
}
#define PyType_GetTypeDataSize typeobject_PyType_GetTypeDataSize

/* 3.12 */
extern int PyType_Unwatch(int watcher_id, PyObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyType_Unwatch, (int watcher_id, PyObject *type))
{
    if (&PyType_Unwatch != NULL) {
        return PyType_Unwatch(watcher_id, type);
    }
    typeobject_missing("PyType_Unwatch");
    return -1;
}
#define PyType_Unwatch typeobject_PyType_Unwatch

/* 3.12 */
extern int PyType_Watch(int watcher_id, PyObject *type) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyType_Watch, (int watcher_id, PyObject *type))
{
    if (&PyType_Watch != NULL) {
        return PyType_Watch(watcher_id, type);
    }
    typeobject_missing("PyType_Watch");
    return -1;
}
#define PyType_Watch typeobject_PyType_Watch

/* The same as a borrowed reference. Since 3.13. */
extern PyObject *Py_GetConstantBorrowed(unsigned int constant_id) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, Py_GetConstantBorrowed, (unsigned int constant_id))
{
    if (&Py_GetConstantBorrowed != NULL) {
        return Py_GetConstantBorrowed(constant_id);
    }
    typeobject_missing("Py_GetConstantBorrowed");
    return NULL;
}
#define Py_GetConstantBorrowed typeobject_Py_GetConstantBorrowed

/* gc.disable(): whether it was enabled before. */
extern int PyGC_Disable(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyGC_Disable, (void))
{
    if (&PyGC_Disable != NULL) {
        return PyGC_Disable();
    }
    typeobject_missing("PyGC_Disable");
    return -1;
}
#define PyGC_Disable typeobject_PyGC_Disable

/* gc.enable(): whether it was before. */
extern int PyGC_Enable(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyGC_Enable, (void))
{
    if (&PyGC_Enable != NULL) {
        return PyGC_Enable();
    }
    typeobject_missing("PyGC_Enable");
    return -1;
}
#define PyGC_Enable typeobject_PyGC_Enable

/* Whether collections happen by themselves. */
extern int PyGC_IsEnabled(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyGC_IsEnabled, (void))
{
    if (&PyGC_IsEnabled != NULL) {
        return PyGC_IsEnabled();
    }
    typeobject_missing("PyGC_IsEnabled");
    return -1;
}
#define PyGC_IsEnabled typeobject_PyGC_IsEnabled

/* Whether tp_finalize has run: known while a tp_dealloc runs that a heap type
 * inherits. */
extern int PyObject_GC_IsFinalized(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyObject_GC_IsFinalized, (PyObject *arg1))
{
    if (&PyObject_GC_IsFinalized != NULL) {
        return PyObject_GC_IsFinalized(arg1);
    }
    typeobject_missing("PyObject_GC_IsFinalized");
    return -1;
}
#define PyObject_GC_IsFinalized typeobject_PyObject_GC_IsFinalized

/* Whether the type takes part in cyclic collection: always 1 here. */
extern int PyObject_GC_IsTracked(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyObject_GC_IsTracked, (PyObject *arg1))
{
    if (&PyObject_GC_IsTracked != NULL) {
        return PyObject_GC_IsTracked(arg1);
    }
    typeobject_missing("PyObject_GC_IsTracked");
    return -1;
}
#define PyObject_GC_IsTracked typeobject_PyObject_GC_IsTracked

/* The size of an item of a format of the struct module; -1 with an exception. */
extern Py_ssize_t PyBuffer_SizeFromFormat(const char *format) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(Py_ssize_t, PyBuffer_SizeFromFormat, (const char *format))
{
    if (&PyBuffer_SizeFromFormat != NULL) {
        return PyBuffer_SizeFromFormat(format);
    }
    typeobject_missing("PyBuffer_SizeFromFormat");
    return -1;
}
#define PyBuffer_SizeFromFormat typeobject_PyBuffer_SizeFromFormat

/* The exception being handled by Python code: unknown to a VM, always NULL. */
extern PyObject *PyErr_GetHandledException(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyErr_GetHandledException, (void))
{
    if (&PyErr_GetHandledException != NULL) {
        return PyErr_GetHandledException();
    }
    typeobject_missing("PyErr_GetHandledException");
    return NULL;
}
#define PyErr_GetHandledException typeobject_PyErr_GetHandledException

/* 3.10 */
extern void PyErr_RangedSyntaxLocationObject(PyObject *filename, int lineno, int col_offset, int end_lineno, int end_col_offset) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyErr_RangedSyntaxLocationObject, (PyObject *filename, int lineno, int col_offset, int end_lineno, int end_col_offset))
{
    if (&PyErr_RangedSyntaxLocationObject != NULL) {
        PyErr_RangedSyntaxLocationObject(filename, lineno, col_offset, end_lineno, end_col_offset);
        return;
    }
    typeobject_missing("PyErr_RangedSyntaxLocationObject");
}
#define PyErr_RangedSyntaxLocationObject typeobject_PyErr_RangedSyntaxLocationObject

/* Nothing: a VM's except blocks keep their own account. */
extern void PyErr_SetHandledException(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyErr_SetHandledException, (PyObject *arg1))
{
    if (&PyErr_SetHandledException != NULL) {
        PyErr_SetHandledException(arg1);
        return;
    }
    typeobject_missing("PyErr_SetHandledException");
}
#define PyErr_SetHandledException typeobject_PyErr_SetHandledException

/* SIGINT (2) as above, others are nothing: 0; -1 for a number that is no signal. */
extern int PyErr_SetInterruptEx(int signum) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyErr_SetInterruptEx, (int signum))
{
    if (&PyErr_SetInterruptEx != NULL) {
        return PyErr_SetInterruptEx(signum);
    }
    typeobject_missing("PyErr_SetInterruptEx");
    return -1;
}
#define PyErr_SetInterruptEx typeobject_PyErr_SetInterruptEx

/* The arguments: a new reference. */
extern PyObject *PyException_GetArgs(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyException_GetArgs, (PyObject *arg1))
{
    if (&PyException_GetArgs != NULL) {
        return PyException_GetArgs(arg1);
    }
    typeobject_missing("PyException_GetArgs");
    return NULL;
}
#define PyException_GetArgs typeobject_PyException_GetArgs

/* Sets the arguments. Lost when the VM's exceptions do not allow it. */
extern void PyException_SetArgs(PyObject *arg1, PyObject *arg2) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyException_SetArgs, (PyObject *arg1, PyObject *arg2))
{
    if (&PyException_SetArgs != NULL) {
        PyException_SetArgs(arg1, arg2);
        return;
    }
    typeobject_missing("PyException_SetArgs");
}
#define PyException_SetArgs typeobject_PyException_SetArgs

/* 3.8 */
extern int PySignal_SetWakeupFd(int fd) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PySignal_SetWakeupFd, (int fd))
{
    if (&PySignal_SetWakeupFd != NULL) {
        return PySignal_SetWakeupFd(fd);
    }
    typeobject_missing("PySignal_SetWakeupFd");
    return -1;
}
#define PySignal_SetWakeupFd typeobject_PySignal_SetWakeupFd

/* 3.9 */
extern PyFrameObject *PyFrame_GetBack(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyFrameObject *, PyFrame_GetBack, (PyFrameObject *frame))
{
    if (&PyFrame_GetBack != NULL) {
        return PyFrame_GetBack(frame);
    }
    typeobject_missing("PyFrame_GetBack");
    return NULL;
}
#define PyFrame_GetBack typeobject_PyFrame_GetBack

/* 3.11 */
extern PyObject *PyFrame_GetBuiltins(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetBuiltins, (PyFrameObject *frame))
{
    if (&PyFrame_GetBuiltins != NULL) {
        return PyFrame_GetBuiltins(frame);
    }
    typeobject_missing("PyFrame_GetBuiltins");
    return NULL;
}
#define PyFrame_GetBuiltins typeobject_PyFrame_GetBuiltins

/* 3.9 */
extern PyCodeObject *PyFrame_GetCode(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyCodeObject *, PyFrame_GetCode, (PyFrameObject *frame))
{
    if (&PyFrame_GetCode != NULL) {
        return PyFrame_GetCode(frame);
    }
    typeobject_missing("PyFrame_GetCode");
    return NULL;
}
#define PyFrame_GetCode typeobject_PyFrame_GetCode

/* 3.11 */
extern PyObject *PyFrame_GetGenerator(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetGenerator, (PyFrameObject *frame))
{
    if (&PyFrame_GetGenerator != NULL) {
        return PyFrame_GetGenerator(frame);
    }
    typeobject_missing("PyFrame_GetGenerator");
    return NULL;
}
#define PyFrame_GetGenerator typeobject_PyFrame_GetGenerator

/* 3.11 */
extern PyObject *PyFrame_GetGlobals(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetGlobals, (PyFrameObject *frame))
{
    if (&PyFrame_GetGlobals != NULL) {
        return PyFrame_GetGlobals(frame);
    }
    typeobject_missing("PyFrame_GetGlobals");
    return NULL;
}
#define PyFrame_GetGlobals typeobject_PyFrame_GetGlobals

/* 3.11 */
extern int PyFrame_GetLasti(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyFrame_GetLasti, (PyFrameObject *frame))
{
    if (&PyFrame_GetLasti != NULL) {
        return PyFrame_GetLasti(frame);
    }
    typeobject_missing("PyFrame_GetLasti");
    return -1;
}
#define PyFrame_GetLasti typeobject_PyFrame_GetLasti

/* 3.11 */
extern PyObject *PyFrame_GetLocals(PyFrameObject *frame) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetLocals, (PyFrameObject *frame))
{
    if (&PyFrame_GetLocals != NULL) {
        return PyFrame_GetLocals(frame);
    }
    typeobject_missing("PyFrame_GetLocals");
    return NULL;
}
#define PyFrame_GetLocals typeobject_PyFrame_GetLocals

/* 3.12 */
extern PyObject *PyFrame_GetVar(PyFrameObject *frame, PyObject *name) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetVar, (PyFrameObject *frame, PyObject *name))
{
    if (&PyFrame_GetVar != NULL) {
        return PyFrame_GetVar(frame, name);
    }
    typeobject_missing("PyFrame_GetVar");
    return NULL;
}
#define PyFrame_GetVar typeobject_PyFrame_GetVar

/* 3.12 */
extern PyObject *PyFrame_GetVarString(PyFrameObject *frame, const char *name) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyObject *, PyFrame_GetVarString, (PyFrameObject *frame, const char *name))
{
    if (&PyFrame_GetVarString != NULL) {
        return PyFrame_GetVarString(frame, name);
    }
    typeobject_missing("PyFrame_GetVarString");
    return NULL;
}
#define PyFrame_GetVarString typeobject_PyFrame_GetVarString

/* The hash of an object by its address. */
extern Py_hash_t PyObject_GenericHash(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(Py_hash_t, PyObject_GenericHash, (PyObject *arg1))
{
    if (&PyObject_GenericHash != NULL) {
        return PyObject_GenericHash(arg1);
    }
    typeobject_missing("PyObject_GenericHash");
    return -1;
}
#define PyObject_GenericHash typeobject_PyObject_GenericHash

/* The public name since 3.13. */
extern Py_hash_t Py_HashPointer(const void *ptr) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(Py_hash_t, Py_HashPointer, (const void *ptr))
{
    if (&Py_HashPointer != NULL) {
        return Py_HashPointer(ptr);
    }
    typeobject_missing("Py_HashPointer");
    return -1;
}
#define Py_HashPointer typeobject_Py_HashPointer

/* Whether the VM ends. Since 3.13. */
extern int Py_IsFinalizing(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, Py_IsFinalizing, (void))
{
    if (&Py_IsFinalizing != NULL) {
        return Py_IsFinalizing();
    }
    typeobject_missing("Py_IsFinalizing");
    return -1;
}
#define Py_IsFinalizing typeobject_Py_IsFinalizing

/* The one interpreter. Since 3.9. */
extern PyInterpreterState *PyInterpreterState_Get(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyInterpreterState *, PyInterpreterState_Get, (void))
{
    if (&PyInterpreterState_Get != NULL) {
        return PyInterpreterState_Get();
    }
    typeobject_missing("PyInterpreterState_Get");
    return NULL;
}
#define PyInterpreterState_Get typeobject_PyInterpreterState_Get

/* 3.11 */
extern void PyThreadState_EnterTracing(PyThreadState *tstate) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyThreadState_EnterTracing, (PyThreadState *tstate))
{
    if (&PyThreadState_EnterTracing != NULL) {
        PyThreadState_EnterTracing(tstate);
        return;
    }
    typeobject_missing("PyThreadState_EnterTracing");
}
#define PyThreadState_EnterTracing typeobject_PyThreadState_EnterTracing

/* 3.9 */
extern PyFrameObject *PyThreadState_GetFrame(PyThreadState *tstate) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyFrameObject *, PyThreadState_GetFrame, (PyThreadState *tstate))
{
    if (&PyThreadState_GetFrame != NULL) {
        return PyThreadState_GetFrame(tstate);
    }
    typeobject_missing("PyThreadState_GetFrame");
    return NULL;
}
#define PyThreadState_GetFrame typeobject_PyThreadState_GetFrame

/* A number that no other thread has. */
extern uint64_t PyThreadState_GetID(PyThreadState *tstate) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(uint64_t, PyThreadState_GetID, (PyThreadState *tstate))
{
    if (&PyThreadState_GetID != NULL) {
        return PyThreadState_GetID(tstate);
    }
    typeobject_missing("PyThreadState_GetID");
    return (uint64_t)-1;
}
#define PyThreadState_GetID typeobject_PyThreadState_GetID

/* The one interpreter. */
extern PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *tstate) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyInterpreterState *, PyThreadState_GetInterpreter, (PyThreadState *tstate))
{
    if (&PyThreadState_GetInterpreter != NULL) {
        return PyThreadState_GetInterpreter(tstate);
    }
    typeobject_missing("PyThreadState_GetInterpreter");
    return NULL;
}
#define PyThreadState_GetInterpreter typeobject_PyThreadState_GetInterpreter

/* The thread state, or NULL when the thread does not hold the GIL. Since 3.13. */
extern PyThreadState *PyThreadState_GetUnchecked(void) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(PyThreadState *, PyThreadState_GetUnchecked, (void))
{
    if (&PyThreadState_GetUnchecked != NULL) {
        return PyThreadState_GetUnchecked();
    }
    typeobject_missing("PyThreadState_GetUnchecked");
    return NULL;
}
#define PyThreadState_GetUnchecked typeobject_PyThreadState_GetUnchecked

/* 3.11 */
extern void PyThreadState_LeaveTracing(PyThreadState *tstate) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyThreadState_LeaveTracing, (PyThreadState *tstate))
{
    if (&PyThreadState_LeaveTracing != NULL) {
        PyThreadState_LeaveTracing(tstate);
        return;
    }
    typeobject_missing("PyThreadState_LeaveTracing");
}
#define PyThreadState_LeaveTracing typeobject_PyThreadState_LeaveTracing

/* Prints an exception with its traceback to stderr. */
extern void PyErr_DisplayException(PyObject *arg1) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(void, PyErr_DisplayException, (PyObject *arg1))
{
    if (&PyErr_DisplayException != NULL) {
        PyErr_DisplayException(arg1);
        return;
    }
    typeobject_missing("PyErr_DisplayException");
}
#define PyErr_DisplayException typeobject_PyErr_DisplayException

/* 0: nobody listens. */
extern int PySys_AuditTuple(const char *event, PyObject *args) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PySys_AuditTuple, (const char *event, PyObject *args))
{
    if (&PySys_AuditTuple != NULL) {
        return PySys_AuditTuple(event, args);
    }
    typeobject_missing("PySys_AuditTuple");
    return -1;
}
#define PySys_AuditTuple typeobject_PySys_AuditTuple

/* Whether the text is the same as UTF-8. Never fails. Since 3.13. */
extern int PyUnicode_EqualToUTF8(PyObject *arg1, const char *arg2) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyUnicode_EqualToUTF8, (PyObject *arg1, const char *arg2))
{
    if (&PyUnicode_EqualToUTF8 != NULL) {
        return PyUnicode_EqualToUTF8(arg1, arg2);
    }
    typeobject_missing("PyUnicode_EqualToUTF8");
    return -1;
}
#define PyUnicode_EqualToUTF8 typeobject_PyUnicode_EqualToUTF8

/* The same with a length. Never fails. Since 3.13. */
extern int PyUnicode_EqualToUTF8AndSize(PyObject *arg1, const char *arg2, Py_ssize_t arg3) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyUnicode_EqualToUTF8AndSize, (PyObject *arg1, const char *arg2, Py_ssize_t arg3))
{
    if (&PyUnicode_EqualToUTF8AndSize != NULL) {
        return PyUnicode_EqualToUTF8AndSize(arg1, arg2, arg3);
    }
    typeobject_missing("PyUnicode_EqualToUTF8AndSize");
    return -1;
}
#define PyUnicode_EqualToUTF8AndSize typeobject_PyUnicode_EqualToUTF8AndSize

/* 1 and a new reference, 0 and NULL when the object is gone, -1 and NULL with
 * TypeError. */
extern int PyWeakref_GetRef(PyObject *ref, PyObject **pobj) TYPEOBJECT_WEAK;
TYPEOBJECT_NEWER(int, PyWeakref_GetRef, (PyObject *ref, PyObject **pobj))
{
    if (&PyWeakref_GetRef != NULL) {
        return PyWeakref_GetRef(ref, pobj);
    }
    typeobject_missing("PyWeakref_GetRef");
    return -1;
}
#define PyWeakref_GetRef typeobject_PyWeakref_GetRef


/* ---- firmware: what takes less flash -------------------------------------------
 * The same calls where the compiler sees what a module passes: the function that is called
 * instead knows the rest. */

#if defined(TYPEOBJECT_VM) && defined(__OPTIMIZE__)

/* A small int is a word: v << 1 | 1. */
#define TYPEOBJECT_IS_SMALL(v)                                                     \
    (__builtin_constant_p(v) && (v) >= -0x40000000 && (v) < 0x40000000)
TYPEOBJECT_INLINE PyObject *typeobject_from_long(long v)
{
    return TYPEOBJECT_IS_SMALL(v) ? (PyObject *)((uintptr_t)v << 1 | 1) : PyLong_FromLong(v);
}
TYPEOBJECT_INLINE PyObject *typeobject_from_ssize_t(Py_ssize_t v)
{
    return TYPEOBJECT_IS_SMALL(v) ? (PyObject *)((uintptr_t)v << 1 | 1) : PyLong_FromSsize_t(v);
}
#define PyLong_FromLong(v) typeobject_from_long(v)
#define PyLong_FromSsize_t(v) typeobject_from_ssize_t(v)

/* Every object is traced. */
TYPEOBJECT_INLINE void typeobject_gc_track(void *op)
{
    (void)op;
}
#define PyObject_GC_Track(op) typeobject_gc_track(op)
#define PyObject_GC_UnTrack(op) typeobject_gc_track(op)

/* PyErr_SetString of the exceptions that modules name most. */
#define TYPEOBJECT_RAISED(X)                                                       \
    X(AttributeError) X(BufferError) X(IndexError) X(KeyError) X(MemoryError)      \
    X(NotImplementedError) X(OSError) X(OverflowError) X(RuntimeError)             \
    X(StopIteration) X(SystemError) X(TypeError) X(ValueError) X(ZeroDivisionError)
#define TYPEOBJECT_RAISE(name)                                                     \
    extern void typeobject_raise_##name(const char *text) TYPEOBJECT_COLD;
TYPEOBJECT_RAISED(TYPEOBJECT_RAISE)
#undef TYPEOBJECT_RAISE
TYPEOBJECT_INLINE void typeobject_set_string(const char *written, PyObject *exception,
                                             const char *text)
{
#define TYPEOBJECT_RAISE(name)                                                     \
    if (__builtin_strcmp(written, "PyExc_" #name) == 0) {                          \
        typeobject_raise_##name(text);                                             \
        return;                                                                    \
    }
    TYPEOBJECT_RAISED(TYPEOBJECT_RAISE)
#undef TYPEOBJECT_RAISE
    PyErr_SetString(exception, text);
}
#define PyErr_SetString(exception, text)                                           \
    typeobject_set_string(#exception, (exception), (text))

/* PyArg_ParseTupleAndKeywords with a format that is but a name, `:name`: the list, which has to be
 * empty, is not looked at. */
extern int typeobject_no_arguments(const char *name, PyObject *args, PyObject *kwds);
#ifndef __clang__
TYPEOBJECT_INLINE int typeobject_parse_keywords(PyObject *args, PyObject *kwds, const char *format,
                                                char **names, ...)
{
    return __builtin_va_arg_pack_len() == 0 && __builtin_constant_p(format[0]) && format[0] == ':'
        ? typeobject_no_arguments(format + 1, args, kwds)
        : PyArg_ParseTupleAndKeywords(args, kwds, format, names, __builtin_va_arg_pack());
}
#ifdef PY_SSIZE_T_CLEAN
#define _PyArg_ParseTupleAndKeywords_SizeT(...) typeobject_parse_keywords(__VA_ARGS__)
#else
#define PyArg_ParseTupleAndKeywords(...) typeobject_parse_keywords(__VA_ARGS__)
#endif
#endif

/* PyArg_UnpackTuple with a number of arguments that is known: they are stored side by side. */
extern int typeobject_unpack_tuple(const char *name, PyObject *args, Py_ssize_t n, PyObject **values);
#define TYPEOBJECT_IS_N(min, max, n)                                               \
    (__builtin_constant_p(min) && __builtin_constant_p(max) && (min) == (n) && (max) == (n))
TYPEOBJECT_INLINE int typeobject_unpack_1(PyObject *args, const char *name, Py_ssize_t min,
                                          Py_ssize_t max, void *a)
{
    return TYPEOBJECT_IS_N(min, max, 1) ? typeobject_unpack_tuple(name, args, 1, (PyObject **)a)
                                        : PyArg_UnpackTuple(args, name, min, max, a);
}
#define TYPEOBJECT_UNPACKED(n, ...)                                                \
    if (TYPEOBJECT_IS_N(min, max, n)) {                                            \
        PyObject *v[n];                                                            \
        void *to[n] = {__VA_ARGS__};                                               \
        int i;                                                                     \
        if (!typeobject_unpack_tuple(name, args, n, v)) {                                \
            return 0;                                                              \
        }                                                                          \
        for (i = 0; i < n; i++) {                                                  \
            memcpy(to[i], &v[i], sizeof(v[i]));                                    \
        }                                                                          \
        return 1;                                                                  \
    }                                                                              \
    return PyArg_UnpackTuple(args, name, min, max, __VA_ARGS__)
TYPEOBJECT_INLINE int typeobject_unpack_2(PyObject *args, const char *name, Py_ssize_t min,
                                          Py_ssize_t max, void *a, void *b)
{
    TYPEOBJECT_UNPACKED(2, a, b);
}
TYPEOBJECT_INLINE int typeobject_unpack_3(PyObject *args, const char *name, Py_ssize_t min,
                                          Py_ssize_t max, void *a, void *b, void *c)
{
    TYPEOBJECT_UNPACKED(3, a, b, c);
}
TYPEOBJECT_INLINE int typeobject_unpack_4(PyObject *args, const char *name, Py_ssize_t min,
                                          Py_ssize_t max, void *a, void *b, void *c, void *d)
{
    TYPEOBJECT_UNPACKED(4, a, b, c, d);
}
/* The name that the arguments have moved to the 25th place. */
#define TYPEOBJECT_25TH(_1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12, _13, _14, _15, _16, \
                        _17, _18, _19, _20, _21, _22, _23, _24, name, ...) name
#define TYPEOBJECT_25TH_OF(...) TYPEOBJECT_25TH(__VA_ARGS__)
#define TYPEOBJECT_4(x) x, x, x, x
#define PyArg_UnpackTuple(...)                                                     \
    TYPEOBJECT_25TH_OF(__VA_ARGS__, TYPEOBJECT_4(PyArg_UnpackTuple),               \
                       TYPEOBJECT_4(PyArg_UnpackTuple), TYPEOBJECT_4(PyArg_UnpackTuple), \
                       TYPEOBJECT_4(PyArg_UnpackTuple), typeobject_unpack_4,       \
                       typeobject_unpack_3, typeobject_unpack_2, typeobject_unpack_1, \
                       TYPEOBJECT_4(PyArg_UnpackTuple), )                          \
    (__VA_ARGS__)

#endif

#ifdef __cplusplus
}
#endif

#endif /* TYPEOBJECT_CPYTHON */

/* Before a static type object or table that the module itself never writes to. In firmware
 * it is in flash, complete from the start, and costs no RAM: a type needs its slots, tp_new
 * too, in the initialiser, and a base that is object or another such type of the same file.
 * For every other host it says nothing. */
#if !defined(TYPEOBJECT_VM)
#define TYPEOBJECT_CONST
#elif defined(TYPEOBJECT_CHECK_CONST)
#define TYPEOBJECT_CONST const /* for a compiler that only looks for writes */
#else
#define TYPEOBJECT_CONST __attribute__((section(".typeobject_const")))
#endif

#endif /* TYPEOBJECT_H */
