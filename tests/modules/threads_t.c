/* Threads: the GIL given up and taken, callbacks from threads of the module's own making,
 * locks, thread-specific storage, pending calls, signals. */
#include <typeobject.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A node of a list in raw memory, with an object in it. */
typedef struct node {
    struct node *next;
    PyObject *value;
} node;

typedef struct {
    PyObject_HEAD
    node *head;
    Py_ssize_t len;
    int freed;
} Chain;

static void Chain_dealloc(Chain *self)
{
    while (self->head != NULL) {
        node *n = self->head;
        self->head = n->next;
        Py_DECREF(n->value);
        free(n);
    }
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *Chain_push(Chain *self, PyObject *value)
{
    node *n = malloc(sizeof(*n));
    if (n == NULL)
        return PyErr_NoMemory();
    Py_INCREF(value);
    n->value = value;
    n->next = self->head;
    self->head = n;
    self->len++;
    Py_RETURN_NONE;
}

static PyObject *Chain_pop(Chain *self, PyObject *unused)
{
    node *n = self->head;
    PyObject *value;
    (void)unused;
    if (n == NULL) {
        PyErr_SetString(PyExc_IndexError, "pop from empty chain");
        return NULL;
    }
    self->head = n->next;
    self->len--;
    value = n->value;
    free(n);
    return value;
}

/* Raises and catches, with Python code between. */
static PyObject *Chain_try(Chain *self, PyObject *f)
{
    PyObject *r, *type, *value, *traceback;
    PyErr_Format(PyExc_KeyError, "%zd", self->len);
    PyErr_Fetch(&type, &value, &traceback);
    r = PyObject_CallFunction(f, "O", (PyObject *)self);
    if (r == NULL)
        return NULL;
    Py_DECREF(r);
    PyErr_Restore(type, value, traceback);
    /* Other threads run here, and none may see the exception. */
    Py_BEGIN_ALLOW_THREADS
    usleep(10);
    Py_END_ALLOW_THREADS
    if (!PyErr_ExceptionMatches(PyExc_KeyError)) {
        PyErr_SetString(PyExc_AssertionError, "the exception was lost");
        return NULL;
    }
    PyErr_Clear();
    Py_RETURN_NONE;
}

static PyMethodDef Chain_methods[] = {
    {"push", (PyCFunction)Chain_push, METH_O, NULL},
    {"pop", (PyCFunction)Chain_pop, METH_NOARGS, NULL},
    {"try_", (PyCFunction)Chain_try, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject ChainType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "threads_t.Chain",
    .tp_basicsize = sizeof(Chain),
    .tp_dealloc = (destructor)Chain_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = Chain_methods,
};

/* ---- threads of the module's own ---- */

typedef struct {
    PyObject *callback;
    int first, count;
    int failed;
    PyObject *last;     /* in malloc'd memory */
} job;

static void *work(void *arg)
{
    job *j = arg;
    int i;
    PyGILState_STATE outer;
    PyObject *kept;     /* a reference that lives on this stack between two attachments */

    outer = PyGILState_Ensure();
    kept = PyUnicode_FromFormat("kept by %d", j->first);
    PyGILState_Release(outer);
    for (i = 0; i < j->count; i++) {
        PyGILState_STATE state = PyGILState_Ensure();
        PyGILState_STATE inner = PyGILState_Ensure();
        PyObject *r = PyObject_CallFunction(j->callback, "i", j->first + i);
        PyGILState_Release(inner);
        if (r == NULL) {
            j->failed++;
            PyErr_Clear();
        }
        Py_XDECREF(j->last);
        j->last = r;
        PyGILState_Release(state);
        if (i % 16 == 0) {
            /* Memory of the module, without the GIL. */
            char *p = malloc(100 + i);
            p = realloc(p, 1000 + i);
            p[999] = 1;
            free(p);
        }
    }
    outer = PyGILState_Ensure();
    if (PyUnicode_CompareWithASCIIString(kept, "") == 0 || PyUnicode_GetLength(kept) < 9)
        j->failed += 1000;
    Py_DECREF(kept);
    PyGILState_Release(outer);
    return NULL;
}

/* run(callback, threads, count): calls callback(i) from threads; failures and last results. */
static PyObject *run(PyObject *module, PyObject *args)
{
    PyObject *callback, *result;
    int n, count, i, failed = 0;
    pthread_t *ids;
    job **jobs;

    (void)module;
    if (!PyArg_ParseTuple(args, "Oii", &callback, &n, &count))
        return NULL;
    ids = calloc(n, sizeof(*ids));
    jobs = calloc(n, sizeof(*jobs));
    for (i = 0; i < n; i++) {
        jobs[i] = calloc(1, sizeof(job));
        jobs[i]->callback = callback;
        jobs[i]->first = i * count;
        jobs[i]->count = count;
        if (pthread_create(&ids[i], NULL, work, jobs[i]) != 0)
            abort();
    }
    Py_BEGIN_ALLOW_THREADS
    for (i = 0; i < n; i++)
        pthread_join(ids[i], NULL);
    Py_END_ALLOW_THREADS
    result = PyList_New(0);
    for (i = 0; i < n; i++) {
        failed += jobs[i]->failed;
        if (jobs[i]->last != NULL) {
            PyList_Append(result, jobs[i]->last);
            Py_DECREF(jobs[i]->last);
        }
        free(jobs[i]);
    }
    free(jobs);
    free(ids);
    return Py_BuildValue("iN", failed, result);
}

/* ---- locks and storage ---- */

static PyThread_type_lock gate;

static void open_gate(void *arg)
{
    (void)arg;
    usleep(2000);
    PyThread_release_lock(gate);
}

static PyObject *locks(PyObject *module, PyObject *unused)
{
    int first, second, timed, waited, again;
    (void)module;
    (void)unused;
    gate = PyThread_allocate_lock();
    first = PyThread_acquire_lock(gate, NOWAIT_LOCK);
    second = PyThread_acquire_lock(gate, NOWAIT_LOCK);
    timed = PyThread_acquire_lock_timed(gate, 1000, 0);
    if (PyThread_start_new_thread(open_gate, NULL) == (unsigned long)-1)
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_BEGIN_ALLOW_THREADS
    waited = PyThread_acquire_lock(gate, WAIT_LOCK);
    Py_END_ALLOW_THREADS
    PyThread_release_lock(gate);
    again = PyThread_acquire_lock_timed(gate, 1000000, 1);
    PyThread_release_lock(gate);
    PyThread_free_lock(gate);
    return Py_BuildValue("iiiii", first, second, timed, waited, again);
}

static Py_tss_t key = Py_tss_NEEDS_INIT;

static PyObject *tss_set(PyObject *module, PyObject *value)
{
    (void)module;
    if (PyThread_tss_create(&key) != 0 || PyThread_tss_set(&key, value) != 0)
        return PyErr_NoMemory();
    Py_INCREF(value);
    Py_RETURN_NONE;
}

static PyObject *tss_get(PyObject *module, PyObject *unused)
{
    PyObject *value = PyThread_tss_is_created(&key) ? PyThread_tss_get(&key) : NULL;
    (void)module;
    (void)unused;
    if (value == NULL)
        Py_RETURN_NONE;
    Py_INCREF(value);
    return value;
}

static PyObject *tss_delete(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyThread_tss_delete(&key);
    return PyBool_FromLong(PyThread_tss_is_created(&key));
}

static PyObject *ident(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return PyLong_FromUnsignedLong(PyThread_get_thread_ident());
}

/* A dict of the thread's. */
static PyObject *thread_dict(PyObject *module, PyObject *unused)
{
    PyObject *d = PyThreadState_GetDict();
    (void)module;
    (void)unused;
    Py_XINCREF(d);
    return d;
}

static PyObject *held(PyObject *module, PyObject *unused)
{
    int before = PyGILState_Check(), between, after;
    (void)module;
    (void)unused;
    Py_BEGIN_ALLOW_THREADS
    between = PyGILState_Check();
    Py_END_ALLOW_THREADS
    after = PyGILState_Check();
    return Py_BuildValue("iii", before, between, after);
}

/* ---- threads that end ---- */

static pthread_key_t left_key;
static pthread_once_t left_once = PTHREAD_ONCE_INIT;
static int left, n_left;

/* What a thread has of its own is given back when it has ended. */
static void leave_thread(void *o)
{
    PyGILState_STATE state = PyGILState_Ensure();
    n_left += PyList_Check((PyObject *)o) && PyList_GET_SIZE((PyObject *)o) == 3;
    left++;
    Py_DECREF((PyObject *)o);
    PyGILState_Release(state);
}

static void make_left_key(void)
{
    if (pthread_key_create(&left_key, leave_thread) != 0)
        abort();
}

static void *brief(void *unused)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *o = Py_BuildValue("[iii]", 1, 2, 3);
    (void)unused;
    if (o == NULL || pthread_setspecific(left_key, o) != 0)
        abort();
    /* Here alone VMs that trace references see it. */
    if (PyDict_SetItemString(PyThreadState_GetDict(), "left", o) < 0)
        abort();
    PyGILState_Release(state);
    return NULL;
}

/* start_brief(n): threads that end at once; ended(): how many, and whose list was as it was. */
static PyObject *start_brief(PyObject *module, PyObject *args)
{
    int i, n;
    (void)module;
    if (!PyArg_ParseTuple(args, "i", &n))
        return NULL;
    pthread_once(&left_once, make_left_key);
    for (i = 0; i < n; i++) {
        pthread_t id;
        if (pthread_create(&id, NULL, brief, NULL) != 0)
            return PyErr_SetFromErrno(PyExc_OSError);
        pthread_detach(id);
    }
    Py_RETURN_NONE;
}

static PyObject *ended(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    return Py_BuildValue("ii", left, n_left);
}

/* ---- pending calls, signals ---- */

static PyObject *pending_callback;

static int pending(void *arg)
{
    PyObject *r = PyObject_CallFunction(pending_callback, "i", (int)(size_t)arg);
    if (r == NULL)
        return -1;
    Py_DECREF(r);
    return 0;
}

static void add_from_thread(void *arg)
{
    Py_AddPendingCall(pending, arg);
}

/* later(callback, n): callback(n) is called soon, asked for by another thread. */
static PyObject *later(PyObject *module, PyObject *args)
{
    PyObject *callback;
    int n;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &callback, &n))
        return NULL;
    Py_INCREF(callback);
    Py_XSETREF(pending_callback, callback);
    if (PyThread_start_new_thread(add_from_thread, (void *)(size_t)n) == (unsigned long)-1)
        return PyErr_SetFromErrno(PyExc_OSError);
    Py_RETURN_NONE;
}

/* Py_MakePendingCalls, asked by the module. */
static PyObject *make_calls(PyObject *module, PyObject *args)
{
    PyObject *callback;
    int n;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &callback, &n))
        return NULL;
    Py_INCREF(callback);
    Py_XSETREF(pending_callback, callback);
    if (Py_AddPendingCall(pending, (void *)(size_t)n) < 0 || Py_MakePendingCalls() < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* Ctrl-C comes while C code runs and asks now and then. */
static PyObject *interrupted(PyObject *module, PyObject *unused)
{
    int i;
    (void)module;
    (void)unused;
    kill(getpid(), SIGINT);
    for (i = 0; i < 2000; i++) {
        usleep(100);
        if (PyErr_CheckSignals() < 0)
            return NULL;
    }
    Py_RETURN_NONE;
}

static PyObject *set_interrupt(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    PyErr_SetInterrupt();
    if (PyErr_CheckSignals() < 0)
        return NULL;
    Py_RETURN_NONE;
}

/* Runs until the process ends, and would like to call back. */
static void *forever(void *arg)
{
    for (;;) {
        PyGILState_STATE state = PyGILState_Ensure();
        PyObject *o = PyObject_CallFunction((PyObject *)arg, NULL);
        Py_XDECREF(o);
        PyGILState_Release(state);
        usleep(50);
    }
    return NULL;
}

static PyObject *start_forever(PyObject *module, PyObject *callback)
{
    pthread_t id;
    (void)module;
    Py_INCREF(callback);
    if (pthread_create(&id, NULL, forever, callback) != 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    pthread_detach(id);
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"run", run, METH_VARARGS, NULL},
    {"locks", locks, METH_NOARGS, NULL},
    {"tss_set", tss_set, METH_O, NULL},
    {"tss_get", tss_get, METH_NOARGS, NULL},
    {"tss_delete", tss_delete, METH_NOARGS, NULL},
    {"ident", ident, METH_NOARGS, NULL},
    {"thread_dict", thread_dict, METH_NOARGS, NULL},
    {"start_brief", start_brief, METH_VARARGS, NULL},
    {"ended", ended, METH_NOARGS, NULL},
    {"held", held, METH_NOARGS, NULL},
    {"later", later, METH_VARARGS, NULL},
    {"make_calls", make_calls, METH_VARARGS, NULL},
    {"interrupted", interrupted, METH_NOARGS, NULL},
    {"set_interrupt", set_interrupt, METH_NOARGS, NULL},
    {"start_forever", start_forever, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {
    PyModuleDef_HEAD_INIT,
    .m_name = "threads_t",
    .m_size = -1,
    .m_methods = methods,
};

PyMODINIT_FUNC PyInit_threads_t(void)
{
    PyObject *m;
    ChainType.tp_new = PyType_GenericNew;
    if (PyType_Ready(&ChainType) < 0)
        return NULL;
    m = PyModule_Create(&module);
    if (m == NULL)
        return NULL;
    Py_INCREF(&ChainType);
    if (PyModule_AddObject(m, "Chain", (PyObject *)&ChainType) < 0)
        return NULL;
    return m;
}
