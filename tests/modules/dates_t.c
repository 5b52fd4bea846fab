/* dates_t: datetime.h. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <datetime.h>
#include "testmodule.h"

static PyObject *
import(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyDateTime_IMPORT;
    if (PyDateTimeAPI == NULL)
        return NULL;
    Py_RETURN_NONE;
}

/* kinds(value): (is a date, exactly, datetime, exactly, time, exactly, delta, exactly, tzinfo). */
static PyObject *
kinds(PyObject *module, PyObject *o)
{
    (void)module;
    return Py_BuildValue("iiiiiiiii", PyDate_Check(o) != 0, PyDate_CheckExact(o) != 0,
        PyDateTime_Check(o) != 0, PyDateTime_CheckExact(o) != 0, PyTime_Check(o) != 0,
        PyTime_CheckExact(o) != 0, PyDelta_Check(o) != 0, PyDelta_CheckExact(o) != 0,
        PyTZInfo_Check(o) != 0);
}

static PyObject *
fields(PyObject *module, PyObject *o)
{
    (void)module;
    if (PyDateTime_Check(o))
        return Py_BuildValue("iiiiiiiiO", PyDateTime_GET_YEAR(o), PyDateTime_GET_MONTH(o),
            PyDateTime_GET_DAY(o), PyDateTime_DATE_GET_HOUR(o), PyDateTime_DATE_GET_MINUTE(o),
            PyDateTime_DATE_GET_SECOND(o), PyDateTime_DATE_GET_MICROSECOND(o),
            PyDateTime_DATE_GET_FOLD(o), PyDateTime_DATE_GET_TZINFO(o));
    if (PyDate_Check(o))
        return Py_BuildValue("iii", PyDateTime_GET_YEAR(o), PyDateTime_GET_MONTH(o), PyDateTime_GET_DAY(o));
    if (PyTime_Check(o))
        return Py_BuildValue("iiiiiO", PyDateTime_TIME_GET_HOUR(o), PyDateTime_TIME_GET_MINUTE(o),
            PyDateTime_TIME_GET_SECOND(o), PyDateTime_TIME_GET_MICROSECOND(o),
            PyDateTime_TIME_GET_FOLD(o), PyDateTime_TIME_GET_TZINFO(o));
    if (PyDelta_Check(o))
        return Py_BuildValue("iii", PyDateTime_DELTA_GET_DAYS(o), PyDateTime_DELTA_GET_SECONDS(o),
            PyDateTime_DELTA_GET_MICROSECONDS(o));
    Py_RETURN_NONE;
}

/* make(what, ...): by the function of that name. */
static PyObject *
make(PyObject *module, PyObject *args)
{
    const char *what;
    PyObject *rest;
    int a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;

    (void)module;
    if (!PyArg_ParseTuple(args, "sO|iiiiiii", &what, &rest, &b, &c, &d, &e, &f, &g, &h))
        return NULL;
    if (strcmp(what, "datetime from timestamp") == 0)
        return PyDateTime_FromTimestamp(rest);
    if (strcmp(what, "date from timestamp") == 0)
        return PyDate_FromTimestamp(rest);
    if (strcmp(what, "timezone") == 0)
        return PyTimeZone_FromOffset(rest);
    if (strcmp(what, "utc") == 0)
        return Py_NewRef(PyDateTime_TimeZone_UTC);
    a = (int)PyLong_AsLong(rest);
    if (strcmp(what, "date") == 0)
        return PyDate_FromDate(a, b, c);
    if (strcmp(what, "datetime") == 0)
        return PyDateTime_FromDateAndTime(a, b, c, d, e, f, g);
    if (strcmp(what, "datetime, fold") == 0)
        return PyDateTime_FromDateAndTimeAndFold(a, b, c, d, e, f, g, h);
    if (strcmp(what, "time") == 0)
        return PyTime_FromTime(a, b, c, d);
    if (strcmp(what, "time, fold") == 0)
        return PyTime_FromTimeAndFold(a, b, c, d, e);
    if (strcmp(what, "delta") == 0)
        return PyDelta_FromDSU(a, b, c);
    if (strcmp(what, "in utc") == 0)
        return PyDateTimeAPI->DateTime_FromDateAndTime(a, b, c, d, e, f, g, PyDateTime_TimeZone_UTC,
            PyDateTimeAPI->DateTimeType);
    Py_RETURN_NONE;
}

/* A time zone: a type whose base is a VM's class made in Python. */
typedef struct {
    PyObject_HEAD
    int minutes;
} Zone;

static int
zone_init(PyObject *op, PyObject *args, PyObject *kwds)
{
    (void)kwds;
    return PyArg_ParseTuple(args, "i", &((Zone *)op)->minutes) ? 0 : -1;
}

static PyObject *
zone_utcoffset(PyObject *op, PyObject *unused)
{
    (void)unused;
    return PyDelta_FromDSU(0, ((Zone *)op)->minutes * 60, 0);
}

static PyMethodDef zone_methods[] = {
    {"utcoffset", zone_utcoffset, METH_O, NULL},
    END_OF_METHODS,
};

static PyTypeObject ZoneType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "dates_t.Zone",
    .tp_basicsize = sizeof(Zone),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_init = zone_init,
    .tp_methods = zone_methods,
};

static PyObject *
zone_type(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    ZoneType.tp_new = PyType_GenericNew;
    ZoneType.tp_base = PyDateTimeAPI->TZInfoType;
    if (PyType_Ready(&ZoneType) < 0)
        return NULL;
    return Py_NewRef((PyObject *)&ZoneType);
}

static PyMethodDef functions[] = {
    {"zone_type", zone_type, METH_NOARGS, NULL},
    {"import_", import, METH_NOARGS, NULL},
    {"kinds", kinds, METH_O, NULL},
    {"fields", fields, METH_O, NULL},
    {"make", make, METH_VARARGS, NULL},
    END_OF_METHODS,
};

MODULE(dates_t, functions)
{
    return PyModule_Create(&dates_t_def);
}
