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
