/* The variadic entry points of the C-API for VM hosts.
 *
 * C is needed for them because stable Rust cannot define a function that takes `...`.
 * Each wraps its arguments in a `struct typeobject_va` and hands it to the Rust function
 * that does the work, typeobject_NAME_va; Rust pulls the arguments one by one through the
 * typeobject_va_* functions below (src/runtime/varargs.rs is the other side).
 *
 * This file knows the C library and none of the API's types: an object is a `void *`.
 */
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef void *obj;
typedef ptrdiff_t ssize;

/* The arguments that are left. */
struct typeobject_va {
    va_list ap;
};

/* Hidden: these names are between this file and the runtime. */
#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* ---- for Rust --------------------------------------------------------------- */

#define PULL(name, type)                                                               \
    type typeobject_va_##name(struct typeobject_va *va);                               \
    type typeobject_va_##name(struct typeobject_va *va) { return va_arg(va->ap, type); }

PULL(ptr, obj)
PULL(int, int)
PULL(long, long)
PULL(longlong, long long)
PULL(size, ssize)
PULL(double, double)

int typeobject_errno(void);
const char *typeobject_strerror(int code);

int typeobject_errno(void) { return errno; }
/* The text of an errno value, good until the next call. Never NULL. */
const char *typeobject_strerror(int code) {
    const char *text = code ? strerror(code) : NULL;
    return text ? text : "Error";
}

/* ---- from Rust --------------------------------------------------------------- */

/* `clean`: the caller has defined PY_SSIZE_T_CLEAN, the length of a `#` unit is a
 * Py_ssize_t; else it is an int. */
int typeobject_PyArg_ParseTuple_va(obj args, const char *format, struct typeobject_va *va, int clean);
int typeobject_PyArg_Parse_va(obj arg, const char *format, struct typeobject_va *va, int clean);
int typeobject_PyArg_ParseTupleAndKeywords_va(obj args, obj kwargs, const char *format,
                                              char **kwlist, struct typeobject_va *va, int clean);
int typeobject_PyArg_UnpackTuple_va(obj args, const char *name, ssize min, ssize max,
                                    struct typeobject_va *va);
obj typeobject_Py_BuildValue_va(const char *format, struct typeobject_va *va, int clean);
obj typeobject_PyUnicode_FromFormat_va(const char *format, struct typeobject_va *va);
obj typeobject_PyBytes_FromFormat_va(const char *format, struct typeobject_va *va);
obj typeobject_PyErr_Format_va(obj exception, const char *format, struct typeobject_va *va);
int typeobject_PyErr_WarnFormat_va(obj category, ssize stack_level, const char *format,
                                   struct typeobject_va *va);
int typeobject_PyErr_ResourceWarning_va(obj source, ssize stack_level, const char *format,
                                        struct typeobject_va *va);
int typeobject_PyErr_FormatUnraisable_va(const char *format, struct typeobject_va *va);
int typeobject_PySys_FormatStdout_va(const char *format, struct typeobject_va *va);
int typeobject_PySys_FormatStderr_va(const char *format, struct typeobject_va *va);
void typeobject_write_stdout(const char *text, size_t len);
void typeobject_write_stderr(const char *text, size_t len);
obj typeobject_PyObject_CallFunction_va(obj callable, const char *format, struct typeobject_va *va,
                                        int clean);
obj typeobject_PyObject_CallMethod_va(obj o, const char *name, const char *format,
                                      struct typeobject_va *va, int clean);
obj typeobject_PyObject_CallFunctionObjArgs_va(obj callable, struct typeobject_va *va);
obj typeobject_PyObject_CallMethodObjArgs_va(obj o, obj name, struct typeobject_va *va);
obj typeobject_PyTuple_Pack_va(ssize n, struct typeobject_va *va);

#if defined(__GNUC__)
#pragma GCC visibility pop
#define API __attribute__((visibility("default")))
#else
#define API
#endif

/* Calls `call`, an expression that uses `&va`, with the arguments after `last`. */
#define WITH_VA(type, last, call)                                                      \
    struct typeobject_va va;                                                           \
    type result;                                                                       \
    va_start(va.ap, last);                                                             \
    result = call;                                                                     \
    va_end(va.ap);                                                                     \
    return result

/* The same with a caller's va_list, which stays where it was. */
#define WITH_VA_LIST(type, list, call)                                                 \
    struct typeobject_va va;                                                           \
    type result;                                                                       \
    va_copy(va.ap, list);                                                              \
    result = call;                                                                     \
    va_end(va.ap);                                                                     \
    return result

/* ---- Python/getargs.c ----------------------------------------------------- */

/* A port may read what most calls have, by itself: 1, or 0 for anything out of the ordinary,
 * errors included, which starts from the first argument again. */
#ifndef TYPEOBJECT_PARSE_TUPLE
#define TYPEOBJECT_PARSE_TUPLE(args, format, va) 0
#define TYPEOBJECT_PARSE_KEYWORDS(args, kwargs, format, kwlist, va) 0
#endif

#define PARSE_TUPLE(clean)                                                             \
    struct typeobject_va va;                                                           \
    int result;                                                                        \
    va_start(va.ap, format);                                                           \
    result = TYPEOBJECT_PARSE_TUPLE(args, format, &va);                                \
    va_end(va.ap);                                                                     \
    if (!result) {                                                                     \
        va_start(va.ap, format);                                                       \
        result = typeobject_PyArg_ParseTuple_va(args, format, &va, clean);             \
        va_end(va.ap);                                                                 \
    }                                                                                  \
    return result

#define PARSE_KEYWORDS(clean)                                                          \
    struct typeobject_va va;                                                           \
    int result;                                                                        \
    va_start(va.ap, kwlist);                                                           \
    result = TYPEOBJECT_PARSE_KEYWORDS(args, kwargs, format, kwlist, &va);             \
    va_end(va.ap);                                                                     \
    if (!result) {                                                                     \
        va_start(va.ap, kwlist);                                                       \
        result = typeobject_PyArg_ParseTupleAndKeywords_va(args, kwargs, format, kwlist, &va, clean); \
        va_end(va.ap);                                                                 \
    }                                                                                  \
    return result

API int PyArg_ParseTuple(obj args, const char *format, ...);
API int PyArg_ParseTuple(obj args, const char *format, ...) {
    PARSE_TUPLE(0);
}

API int PyArg_VaParse(obj args, const char *format, va_list list);
API int PyArg_VaParse(obj args, const char *format, va_list list) {
    WITH_VA_LIST(int, list, typeobject_PyArg_ParseTuple_va(args, format, &va, 0));
}

API int PyArg_Parse(obj arg, const char *format, ...);
API int PyArg_Parse(obj arg, const char *format, ...) {
    WITH_VA(int, format, typeobject_PyArg_Parse_va(arg, format, &va, 0));
}

API int PyArg_ParseTupleAndKeywords(obj args, obj kwargs, const char *format, char **kwlist, ...);
API int PyArg_ParseTupleAndKeywords(obj args, obj kwargs, const char *format, char **kwlist, ...) {
    PARSE_KEYWORDS(0);
}

API int PyArg_VaParseTupleAndKeywords(obj args, obj kwargs, const char *format, char **kwlist, va_list list);
API int PyArg_VaParseTupleAndKeywords(obj args, obj kwargs, const char *format, char **kwlist, va_list list) {
    WITH_VA_LIST(int, list, typeobject_PyArg_ParseTupleAndKeywords_va(args, kwargs, format, kwlist, &va, 0));
}

API int _PyArg_ParseTuple_SizeT(obj args, const char *format, ...);
API int _PyArg_ParseTuple_SizeT(obj args, const char *format, ...) {
    PARSE_TUPLE(1);
}

API int _PyArg_VaParse_SizeT(obj args, const char *format, va_list list);
API int _PyArg_VaParse_SizeT(obj args, const char *format, va_list list) {
    WITH_VA_LIST(int, list, typeobject_PyArg_ParseTuple_va(args, format, &va, 1));
}

API int _PyArg_Parse_SizeT(obj arg, const char *format, ...);
API int _PyArg_Parse_SizeT(obj arg, const char *format, ...) {
    WITH_VA(int, format, typeobject_PyArg_Parse_va(arg, format, &va, 1));
}

API int _PyArg_ParseTupleAndKeywords_SizeT(obj args, obj kwargs, const char *format, char **kwlist, ...);
API int _PyArg_ParseTupleAndKeywords_SizeT(obj args, obj kwargs, const char *format, char **kwlist, ...) {
    PARSE_KEYWORDS(1);
}

API int _PyArg_VaParseTupleAndKeywords_SizeT(obj args, obj kwargs, const char *format, char **kwlist, va_list list);
API int _PyArg_VaParseTupleAndKeywords_SizeT(obj args, obj kwargs, const char *format, char **kwlist, va_list list) {
    WITH_VA_LIST(int, list, typeobject_PyArg_ParseTupleAndKeywords_va(args, kwargs, format, kwlist, &va, 1));
}

API int PyArg_UnpackTuple(obj args, const char *name, ssize min, ssize max, ...);
API int PyArg_UnpackTuple(obj args, const char *name, ssize min, ssize max, ...) {
    WITH_VA(int, max, typeobject_PyArg_UnpackTuple_va(args, name, min, max, &va));
}

/* ---- Python/modsupport.c -------------------------------------------------- */

API obj Py_BuildValue(const char *format, ...);
API obj Py_BuildValue(const char *format, ...) {
    WITH_VA(obj, format, typeobject_Py_BuildValue_va(format, &va, 0));
}

API obj Py_VaBuildValue(const char *format, va_list list);
API obj Py_VaBuildValue(const char *format, va_list list) {
    WITH_VA_LIST(obj, list, typeobject_Py_BuildValue_va(format, &va, 0));
}

API obj _Py_BuildValue_SizeT(const char *format, ...);
API obj _Py_BuildValue_SizeT(const char *format, ...) {
    WITH_VA(obj, format, typeobject_Py_BuildValue_va(format, &va, 1));
}

API obj _Py_VaBuildValue_SizeT(const char *format, va_list list);
API obj _Py_VaBuildValue_SizeT(const char *format, va_list list) {
    WITH_VA_LIST(obj, list, typeobject_Py_BuildValue_va(format, &va, 1));
}

/* ---- Objects/unicodeobject.c, Objects/bytesobject.c, Python/mysnprintf.c -- */

API obj PyUnicode_FromFormat(const char *format, ...);
API obj PyUnicode_FromFormat(const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyUnicode_FromFormat_va(format, &va));
}

API obj PyUnicode_FromFormatV(const char *format, va_list list);
API obj PyUnicode_FromFormatV(const char *format, va_list list) {
    WITH_VA_LIST(obj, list, typeobject_PyUnicode_FromFormat_va(format, &va));
}

API obj PyBytes_FromFormat(const char *format, ...);
API obj PyBytes_FromFormat(const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyBytes_FromFormat_va(format, &va));
}

API obj PyBytes_FromFormatV(const char *format, va_list list);
API obj PyBytes_FromFormatV(const char *format, va_list list) {
    WITH_VA_LIST(obj, list, typeobject_PyBytes_FromFormat_va(format, &va));
}

#if defined(__unix__) || defined(__APPLE__)
/* Not every mode of a C compiler has it in stdio.h. */
int vasprintf(char **text, const char *format, va_list list);
#else
/* Of the port: nobody knows what a board's C library has. */
int typeobject_vsnprintf(char *str, size_t size, const char *format, va_list list);
#endif

/* The C library's own formatting; always ends in NUL, and refuses sizes that vsnprintf
 * need not support. */
API int PyOS_vsnprintf(char *str, size_t size, const char *format, va_list list);
API int PyOS_vsnprintf(char *str, size_t size, const char *format, va_list list) {
    int len = -666;
    if (size <= 0x7fffffff - 1) {
#if defined(__unix__) || defined(__APPLE__)
        /* A VM may have brought a vsnprintf of its own into the executable, which knows less:
         * no %zd, no %lld. */
        char *text;
        len = vasprintf(&text, format, list);
        if (len >= 0) {
            if (size > 0) {
                memcpy(str, text, (size_t)len < size ? (size_t)len + 1 : size);
            }
            free(text);
        }
#else
        len = typeobject_vsnprintf(str, size, format, list);
#endif
    }
    if (size > 0) {
        str[size - 1] = '\0';
    }
    return len;
}

API int PyOS_snprintf(char *str, size_t size, const char *format, ...);
API int PyOS_snprintf(char *str, size_t size, const char *format, ...) {
    va_list list;
    int len;
    va_start(list, format);
    len = PyOS_vsnprintf(str, size, format, list);
    va_end(list);
    return len;
}

/* ---- Python/errors.c, Python/_warnings.c, Python/sysmodule.c -------------- */

API obj PyErr_Format(obj exception, const char *format, ...);
API obj PyErr_Format(obj exception, const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyErr_Format_va(exception, format, &va));
}

API obj PyErr_FormatV(obj exception, const char *format, va_list list);
API obj PyErr_FormatV(obj exception, const char *format, va_list list) {
    WITH_VA_LIST(obj, list, typeobject_PyErr_Format_va(exception, format, &va));
}

API int PyErr_WarnFormat(obj category, ssize stack_level, const char *format, ...);
API int PyErr_WarnFormat(obj category, ssize stack_level, const char *format, ...) {
    WITH_VA(int, format, typeobject_PyErr_WarnFormat_va(category, stack_level, format, &va));
}

API int PyErr_ResourceWarning(obj source, ssize stack_level, const char *format, ...);
API int PyErr_ResourceWarning(obj source, ssize stack_level, const char *format, ...) {
    WITH_VA(int, format, typeobject_PyErr_ResourceWarning_va(source, stack_level, format, &va));
}

API void PyErr_FormatUnraisable(const char *format, ...);
API void PyErr_FormatUnraisable(const char *format, ...) {
    struct typeobject_va va;
    va_start(va.ap, format);
    typeobject_PyErr_FormatUnraisable_va(format, &va);
    va_end(va.ap);
}

API void PySys_FormatStdout(const char *format, ...);
API void PySys_FormatStdout(const char *format, ...) {
    struct typeobject_va va;
    va_start(va.ap, format);
    typeobject_PySys_FormatStdout_va(format, &va);
    va_end(va.ap);
}

API void PySys_FormatStderr(const char *format, ...);
API void PySys_FormatStderr(const char *format, ...) {
    struct typeobject_va va;
    va_start(va.ap, format);
    typeobject_PySys_FormatStderr_va(format, &va);
    va_end(va.ap);
}

/* The C library's formatting, cut after 1000 bytes. */
API void PySys_WriteStdout(const char *format, ...);
API void PySys_WriteStdout(const char *format, ...) {
    char text[1001];
    va_list list;
    int len;
    va_start(list, format);
    len = PyOS_vsnprintf(text, sizeof text, format, list);
    va_end(list);
    typeobject_write_stdout(text, strlen(text));
    if (len < 0 || (size_t)len >= sizeof text) {
        typeobject_write_stdout("... truncated", 13);
    }
}

/* The C library's formatting, cut after 1000 bytes. */
API void PySys_WriteStderr(const char *format, ...);
API void PySys_WriteStderr(const char *format, ...) {
    char text[1001];
    va_list list;
    int len;
    va_start(list, format);
    len = PyOS_vsnprintf(text, sizeof text, format, list);
    va_end(list);
    typeobject_write_stderr(text, strlen(text));
    if (len < 0 || (size_t)len >= sizeof text) {
        typeobject_write_stderr("... truncated", 13);
    }
}

/* ---- Objects/call.c, Objects/tupleobject.c -------------------------------- */

API obj PyObject_CallFunction(obj callable, const char *format, ...);
API obj PyObject_CallFunction(obj callable, const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyObject_CallFunction_va(callable, format, &va, 0));
}

API obj PyObject_CallMethod(obj o, const char *name, const char *format, ...);
API obj PyObject_CallMethod(obj o, const char *name, const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyObject_CallMethod_va(o, name, format, &va, 0));
}

API obj _PyObject_CallFunction_SizeT(obj callable, const char *format, ...);
API obj _PyObject_CallFunction_SizeT(obj callable, const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyObject_CallFunction_va(callable, format, &va, 1));
}

API obj _PyObject_CallMethod_SizeT(obj o, const char *name, const char *format, ...);
API obj _PyObject_CallMethod_SizeT(obj o, const char *name, const char *format, ...) {
    WITH_VA(obj, format, typeobject_PyObject_CallMethod_va(o, name, format, &va, 1));
}

API obj PyObject_CallFunctionObjArgs(obj callable, ...);
API obj PyObject_CallFunctionObjArgs(obj callable, ...) {
    WITH_VA(obj, callable, typeobject_PyObject_CallFunctionObjArgs_va(callable, &va));
}

API obj PyObject_CallMethodObjArgs(obj o, obj name, ...);
API obj PyObject_CallMethodObjArgs(obj o, obj name, ...) {
    WITH_VA(obj, name, typeobject_PyObject_CallMethodObjArgs_va(o, name, &va));
}

API obj PyTuple_Pack(ssize n, ...);
API obj PyTuple_Pack(ssize n, ...) {
    WITH_VA(obj, n, typeobject_PyTuple_Pack_va(n, &va));
}
