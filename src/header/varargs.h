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
