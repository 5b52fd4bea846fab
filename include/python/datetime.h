/* datetime.h: dates and times. On CPython through its capsule and its structs, which are the
 * same from 3.8 on; on a VM through the classes and attributes of its module `datetime`. Where
 * a VM has no such module, no value is a date and making one is an ImportError. */
#ifndef TYPEOBJECT_DATETIME_H
#define TYPEOBJECT_DATETIME_H
#if defined(__GNUC__) || defined(__clang__)
#pragma GCC system_header
#endif

#ifdef TYPEOBJECT_CPYTHON
/* CPython's own, further down the include path. */
#include_next <datetime.h>
#else
#include "../typeobject.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The time zone of an object that has none is not stored: the structs end before it. */
#define TYPEOBJECT_TZINFO_HEAD                                                     \
    PyObject_HEAD                                                                  \
    Py_hash_t hashcode;                                                            \
    char hastzinfo;

typedef struct {
    PyObject_HEAD
    Py_hash_t hashcode;
    int days;
    int seconds;
    int microseconds;
} PyDateTime_Delta;

typedef struct {
    PyObject_HEAD
} PyDateTime_TZInfo;

typedef struct {
    TYPEOBJECT_TZINFO_HEAD
} _PyDateTime_BaseTZInfo;

typedef struct {
    TYPEOBJECT_TZINFO_HEAD
    unsigned char data[6]; /* hour, minute, second, three of microsecond */
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_Time;

typedef struct {
    TYPEOBJECT_TZINFO_HEAD
    unsigned char data[4]; /* two of year, month, day */
} PyDateTime_Date;

typedef struct {
    TYPEOBJECT_TZINFO_HEAD
    unsigned char data[10]; /* a date's, then a time's */
    unsigned char fold;
    PyObject *tzinfo;
} PyDateTime_DateTime;

typedef struct {
    PyTypeObject *DateType;
    PyTypeObject *DateTimeType;
    PyTypeObject *TimeType;
    PyTypeObject *DeltaType;
    PyTypeObject *TZInfoType;
    PyObject *TimeZone_UTC;
    PyObject *(*Date_FromDate)(int, int, int, PyTypeObject *);
    PyObject *(*DateTime_FromDateAndTime)(int, int, int, int, int, int, int, PyObject *,
                                          PyTypeObject *);
    PyObject *(*Time_FromTime)(int, int, int, int, PyObject *, PyTypeObject *);
    PyObject *(*Delta_FromDelta)(int, int, int, int, PyTypeObject *);
    PyObject *(*TimeZone_FromTimeZone)(PyObject *offset, PyObject *name);
    PyObject *(*DateTime_FromTimestamp)(PyObject *, PyObject *, PyObject *);
    PyObject *(*Date_FromTimestamp)(PyObject *, PyObject *);
    PyObject *(*DateTime_FromDateAndTimeAndFold)(int, int, int, int, int, int, int, PyObject *, int,
                                                 PyTypeObject *);
    PyObject *(*Time_FromTimeAndFold)(int, int, int, int, PyObject *, int, PyTypeObject *);
} PyDateTime_CAPI;

#define PyDateTime_CAPSULE_NAME "datetime.datetime_CAPI"
static PyDateTime_CAPI *PyDateTimeAPI __attribute__((unused)) = NULL;

/* ---- a VM's module ----------------------------------------------------------------- */

/* A class of the module: a new reference, or NULL with an exception. */
static inline PyObject *typeobject_datetime_class(const char *name)
{
    PyObject *module = PyImport_ImportModule("datetime");
    PyObject *found;
    if (module == NULL) {
        return NULL;
    }
    found = PyObject_GetAttrString(module, name);
    Py_DECREF(module);
    return found;
}
static inline PyObject *typeobject_datetime_new(PyTypeObject *type, const char *name, PyObject *args,
                                                int fold)
{
    PyObject *callable;
    PyObject *kwds = NULL;
    PyObject *result = NULL;
    if (args == NULL) {
        return NULL;
    }
    callable = PyType_HasFeature(type, Py_TPFLAGS_READY) ? Py_NewRef(type)
                                                         : typeobject_datetime_class(name);
    if (callable != NULL && (fold == 0 || (kwds = Py_BuildValue("{si}", "fold", fold)) != NULL)) {
        result = PyObject_Call(callable, args, kwds);
    }
    Py_XDECREF(kwds);
    Py_XDECREF(callable);
    Py_DECREF(args);
    return result;
}
static inline PyObject *typeobject_Date_FromDate(int year, int month, int day, PyTypeObject *type)
{
    return typeobject_datetime_new(type, "date", Py_BuildValue("(iii)", year, month, day), 0);
}
static inline PyObject *typeobject_DateTime_FromDateAndTimeAndFold(int year, int month, int day,
                                                                   int hour, int minute, int second,
                                                                   int usecond, PyObject *tzinfo,
                                                                   int fold, PyTypeObject *type)
{
    return typeobject_datetime_new(
        type, "datetime",
        Py_BuildValue("(iiiiiiiO)", year, month, day, hour, minute, second, usecond, tzinfo), fold);
}
static inline PyObject *typeobject_DateTime_FromDateAndTime(int year, int month, int day, int hour,
                                                            int minute, int second, int usecond,
                                                            PyObject *tzinfo, PyTypeObject *type)
{
    return typeobject_DateTime_FromDateAndTimeAndFold(year, month, day, hour, minute, second,
                                                      usecond, tzinfo, 0, type);
}
static inline PyObject *typeobject_Time_FromTimeAndFold(int hour, int minute, int second,
                                                        int usecond, PyObject *tzinfo, int fold,
                                                        PyTypeObject *type)
{
    return typeobject_datetime_new(
        type, "time", Py_BuildValue("(iiiiO)", hour, minute, second, usecond, tzinfo), fold);
}
static inline PyObject *typeobject_Time_FromTime(int hour, int minute, int second, int usecond,
                                                 PyObject *tzinfo, PyTypeObject *type)
{
    return typeobject_Time_FromTimeAndFold(hour, minute, second, usecond, tzinfo, 0, type);
}
static inline PyObject *typeobject_Delta_FromDelta(int days, int seconds, int useconds,
                                                   int normalize, PyTypeObject *type)
{
    (void)normalize;
    return typeobject_datetime_new(type, "timedelta",
                                   Py_BuildValue("(iii)", days, seconds, useconds), 0);
}
static inline PyObject *typeobject_TimeZone_FromTimeZone(PyObject *offset, PyObject *name)
{
    PyObject *type = typeobject_datetime_class("timezone");
    PyObject *result = NULL;
    if (type != NULL) {
        result = PyObject_CallFunctionObjArgs(type, offset, name, NULL);
        Py_DECREF(type);
    }
    return result;
}
static inline PyObject *typeobject_FromTimestamp(PyObject *type, const char *name, PyObject *args,
                                                 PyObject *kwds)
{
    PyObject *method;
    PyObject *result = NULL;
    PyObject *owner = PyType_HasFeature((PyTypeObject *)type, Py_TPFLAGS_READY)
                          ? Py_NewRef(type)
                          : typeobject_datetime_class(name);
    if (owner == NULL) {
        return NULL;
    }
    method = PyObject_GetAttrString(owner, "fromtimestamp");
    Py_DECREF(owner);
    if (method != NULL) {
        result = PyObject_Call(method, args, kwds);
        Py_DECREF(method);
    }
    return result;
}
static inline PyObject *typeobject_DateTime_FromTimestamp(PyObject *type, PyObject *args,
                                                          PyObject *kwds)
{
    return typeobject_FromTimestamp(type, "datetime", args, kwds);
}
static inline PyObject *typeobject_Date_FromTimestamp(PyObject *type, PyObject *args)
{
    return typeobject_FromTimestamp(type, "date", args, NULL);
}

/* What the capsule holds on CPython. Never NULL with ImportError: see the top. */
static inline PyDateTime_CAPI *typeobject_datetime_api(void)
{
    /* No value is an instance of a type that was never made ready, and none can be: it has no name.
     * Its doc is what PyType_Ready says. */
    static union {
        PyTypeObject *aligned;
        char room[sizeof(PyTypeObject)];
    } unready;
    static PyDateTime_CAPI api;
    PyTypeObject *none = (PyTypeObject *)(void *)unready.room;
    PyObject *types[6] = {NULL, NULL, NULL, NULL, NULL, NULL};
    static const char *const names[6] = {"date", "datetime", "time", "timedelta", "tzinfo",
                                         "timezone"};
    int i;
    api.DateType = api.DateTimeType = api.TimeType = api.DeltaType = api.TZInfoType = none;
    none->tp_doc = "no module named 'datetime'";
    api.TimeZone_UTC = Py_None;
    api.Date_FromDate = typeobject_Date_FromDate;
    api.DateTime_FromDateAndTime = typeobject_DateTime_FromDateAndTime;
    api.Time_FromTime = typeobject_Time_FromTime;
    api.Delta_FromDelta = typeobject_Delta_FromDelta;
    api.TimeZone_FromTimeZone = typeobject_TimeZone_FromTimeZone;
    api.DateTime_FromTimestamp = typeobject_DateTime_FromTimestamp;
    api.Date_FromTimestamp = typeobject_Date_FromTimestamp;
    api.DateTime_FromDateAndTimeAndFold = typeobject_DateTime_FromDateAndTimeAndFold;
    api.Time_FromTimeAndFold = typeobject_Time_FromTimeAndFold;
    for (i = 0; i < 6; i++) {
        types[i] = typeobject_datetime_class(names[i]);
        if (types[i] == NULL) {
            if (!PyErr_ExceptionMatches(PyExc_ImportError)) {
                return NULL;
            }
            PyErr_Clear();
            return &api;
        }
    }
    api.DateType = (PyTypeObject *)types[0];
    api.DateTimeType = (PyTypeObject *)types[1];
    api.TimeType = (PyTypeObject *)types[2];
    api.DeltaType = (PyTypeObject *)types[3];
    api.TZInfoType = (PyTypeObject *)types[4];
    api.TimeZone_UTC = PyObject_GetAttrString(types[5], "utc");
    return api.TimeZone_UTC != NULL ? &api : NULL;
}

/* ---- for modules ------------------------------------------------------------------- */

#define PyDateTime_IMPORT                                                          \
    (PyDateTimeAPI = TYPEOBJECT_ON_VM                                              \
                         ? typeobject_datetime_api()                               \
                         : (PyDateTime_CAPI *)PyCapsule_Import(PyDateTime_CAPSULE_NAME, 0))

static inline int typeobject_datetime_int(PyObject *o, const char *name)
{
    PyObject *value = PyObject_GetAttrString(o, name);
    long result;
    if (value == NULL) {
        return -1;
    }
    result = PyLong_AsLong(value);
    Py_DECREF(value);
    return (int)result;
}
/* A borrowed reference: the object holds it. */
static inline PyObject *typeobject_datetime_tzinfo(PyObject *o)
{
    PyObject *value = PyObject_GetAttrString(o, "tzinfo");
    Py_XDECREF(value);
    return value;
}
#define TYPEOBJECT_DATETIME(o, name, on_cpython)                                   \
    (TYPEOBJECT_ON_VM ? typeobject_datetime_int(_PyObject_CAST(o), name) : (int)(on_cpython))
#define TYPEOBJECT_DATETIME_BYTE(o, type, i) ((int)((type *)(o))->data[i])
#define TYPEOBJECT_DATETIME_MICROSECOND(o, type, i)                                \
    (TYPEOBJECT_DATETIME_BYTE(o, type, i) << 16                                    \
     | TYPEOBJECT_DATETIME_BYTE(o, type, (i) + 1) << 8                             \
     | TYPEOBJECT_DATETIME_BYTE(o, type, (i) + 2))
#define TYPEOBJECT_DATETIME_TZINFO(o, type)                                        \
    (TYPEOBJECT_ON_VM ? typeobject_datetime_tzinfo(_PyObject_CAST(o))              \
                      : (((type *)(o))->hastzinfo ? ((type *)(o))->tzinfo : Py_None))

#define PyDateTime_GET_YEAR(o)                                                     \
    TYPEOBJECT_DATETIME(o, "year",                                                 \
                        TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Date, 0) << 8       \
                            | TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Date, 1))
#define PyDateTime_GET_MONTH(o)                                                    \
    TYPEOBJECT_DATETIME(o, "month", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Date, 2))
#define PyDateTime_GET_DAY(o)                                                      \
    TYPEOBJECT_DATETIME(o, "day", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Date, 3))

#define PyDateTime_DATE_GET_HOUR(o)                                                \
    TYPEOBJECT_DATETIME(o, "hour", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_DateTime, 4))
#define PyDateTime_DATE_GET_MINUTE(o)                                              \
    TYPEOBJECT_DATETIME(o, "minute", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_DateTime, 5))
#define PyDateTime_DATE_GET_SECOND(o)                                              \
    TYPEOBJECT_DATETIME(o, "second", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_DateTime, 6))
#define PyDateTime_DATE_GET_MICROSECOND(o)                                         \
    TYPEOBJECT_DATETIME(o, "microsecond",                                          \
                        TYPEOBJECT_DATETIME_MICROSECOND(o, PyDateTime_DateTime, 7))
#define PyDateTime_DATE_GET_FOLD(o)                                                \
    TYPEOBJECT_DATETIME(o, "fold", ((PyDateTime_DateTime *)(o))->fold)
#define PyDateTime_DATE_GET_TZINFO(o) TYPEOBJECT_DATETIME_TZINFO(o, PyDateTime_DateTime)

#define PyDateTime_TIME_GET_HOUR(o)                                                \
    TYPEOBJECT_DATETIME(o, "hour", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Time, 0))
#define PyDateTime_TIME_GET_MINUTE(o)                                              \
    TYPEOBJECT_DATETIME(o, "minute", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Time, 1))
#define PyDateTime_TIME_GET_SECOND(o)                                              \
    TYPEOBJECT_DATETIME(o, "second", TYPEOBJECT_DATETIME_BYTE(o, PyDateTime_Time, 2))
#define PyDateTime_TIME_GET_MICROSECOND(o)                                         \
    TYPEOBJECT_DATETIME(o, "microsecond",                                          \
                        TYPEOBJECT_DATETIME_MICROSECOND(o, PyDateTime_Time, 3))
#define PyDateTime_TIME_GET_FOLD(o)                                                \
    TYPEOBJECT_DATETIME(o, "fold", ((PyDateTime_Time *)(o))->fold)
#define PyDateTime_TIME_GET_TZINFO(o) TYPEOBJECT_DATETIME_TZINFO(o, PyDateTime_Time)

#define PyDateTime_DELTA_GET_DAYS(o)                                               \
    TYPEOBJECT_DATETIME(o, "days", ((PyDateTime_Delta *)(o))->days)
#define PyDateTime_DELTA_GET_SECONDS(o)                                            \
    TYPEOBJECT_DATETIME(o, "seconds", ((PyDateTime_Delta *)(o))->seconds)
#define PyDateTime_DELTA_GET_MICROSECONDS(o)                                       \
    TYPEOBJECT_DATETIME(o, "microseconds", ((PyDateTime_Delta *)(o))->microseconds)

#define PyDateTime_TimeZone_UTC PyDateTimeAPI->TimeZone_UTC
#define PyDate_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DateType)
#define PyDate_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DateType)
#define PyDateTime_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DateTimeType)
#define PyDateTime_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DateTimeType)
#define PyTime_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->TimeType)
#define PyTime_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->TimeType)
#define PyDelta_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->DeltaType)
#define PyDelta_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->DeltaType)
#define PyTZInfo_Check(op) PyObject_TypeCheck((op), PyDateTimeAPI->TZInfoType)
#define PyTZInfo_CheckExact(op) Py_IS_TYPE((op), PyDateTimeAPI->TZInfoType)

#define PyDate_FromDate(year, month, day)                                          \
    PyDateTimeAPI->Date_FromDate((year), (month), (day), PyDateTimeAPI->DateType)
#define PyDateTime_FromDateAndTime(year, month, day, hour, min, sec, usec)         \
    PyDateTimeAPI->DateTime_FromDateAndTime((year), (month), (day), (hour), (min), (sec), \
                                            (usec), Py_None, PyDateTimeAPI->DateTimeType)
#define PyDateTime_FromDateAndTimeAndFold(year, month, day, hour, min, sec, usec, fold) \
    PyDateTimeAPI->DateTime_FromDateAndTimeAndFold((year), (month), (day), (hour), (min), \
                                                   (sec), (usec), Py_None, (fold), \
                                                   PyDateTimeAPI->DateTimeType)
#define PyTime_FromTime(hour, minute, second, usecond)                             \
    PyDateTimeAPI->Time_FromTime((hour), (minute), (second), (usecond), Py_None,   \
                                 PyDateTimeAPI->TimeType)
#define PyTime_FromTimeAndFold(hour, minute, second, usecond, fold)                \
    PyDateTimeAPI->Time_FromTimeAndFold((hour), (minute), (second), (usecond), Py_None, \
                                        (fold), PyDateTimeAPI->TimeType)
#define PyDelta_FromDSU(days, seconds, useconds)                                   \
    PyDateTimeAPI->Delta_FromDelta((days), (seconds), (useconds), 1,               \
                                   PyDateTimeAPI->DeltaType)
#define PyTimeZone_FromOffset(offset) PyDateTimeAPI->TimeZone_FromTimeZone((offset), NULL)
#define PyTimeZone_FromOffsetAndName(offset, name)                                 \
    PyDateTimeAPI->TimeZone_FromTimeZone((offset), (name))
#define PyDateTime_FromTimestamp(args)                                             \
    PyDateTimeAPI->DateTime_FromTimestamp(_PyObject_CAST(PyDateTimeAPI->DateTimeType), (args), \
                                          NULL)
#define PyDate_FromTimestamp(args)                                                 \
    PyDateTimeAPI->Date_FromTimestamp(_PyObject_CAST(PyDateTimeAPI->DateType), (args))

#ifdef __cplusplus
}
#endif
#endif
#endif
