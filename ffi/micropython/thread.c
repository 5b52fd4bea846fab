// Threads: the VM's global lock as the C-API's GIL, threads that a module made itself, locks.
//
// The lock is the VM's own. What the port keeps for the running thread in one place (the
// pending exception, the module being imported) changes hands with it, here.

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include <stdlib.h>

#include "port.h"
#include "py/cstack.h"
#include "py/mphal.h"
#include "py/mpthread.h"

// THREAD_WORDS of src/port.rs.
#define THREAD_WORDS (67)

static uint8_t first_call, n_calls;     // calls that wait for a safe place
static void schedule_calls(void);

#if MICROPY_PY_THREAD && defined(__linux__)

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "shared/runtime/gchelper.h"

// What is known of a thread that has held the lock or used the C-API. All of it is a root.
typedef struct _thread {
    struct _thread *next;
    // While another thread holds the lock:
    mp_obj_t exc;
    void *importing[MP_ARRAY_SIZE(MP_STATE_VM(typeobject_importing))];
    // The VM's state of the thread: its own, or, of a thread that a module made, ours.
    mp_state_thread_t *state;
    mp_state_thread_t own_state;
    pthread_t id;
    bool foreign;       // none of the VM's, or no more: we have its stack scanned
    PyObject *words[THREAD_WORDS];
} thread;

static __thread thread *self;
static __thread uint8_t rounds;     // how often its end was put off
static thread *threads;
static pthread_mutex_t threads_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t threads_key;   // for its destructor

static __thread bool holding;       // the calling thread has the lock
static thread *holder;              // who has or had it last
static bool ended;                  // the main thread keeps the lock from now on

static void forget_thread(void *arg) {
    // What other keys of the thread have destructors for may be objects, and those may call us.
    if (++rounds < PTHREAD_DESTRUCTOR_ITERATIONS - 1 && pthread_setspecific(threads_key, arg) == 0) {
        return;
    }
    pthread_mutex_lock(&threads_mutex);
    for (thread **p = &threads; *p != NULL; p = &(*p)->next) {
        if (*p == arg) {
            *p = self->next;
            break;
        }
    }
    pthread_mutex_unlock(&threads_mutex);
    if (self->foreign) {
        mp_thread_set_state(NULL);
    }
    thread *expected = self;
    __atomic_compare_exchange_n(&holder, &expected, NULL, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
    free(self);
    self = NULL;
}

static void make_key(void) {
    pthread_key_create(&threads_key, forget_thread);
}

static thread *this_thread(void) {
    if (MP_LIKELY(self != NULL)) {
        return self;
    }
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_key);
    thread *t = calloc(1, sizeof(*t));
    if (t == NULL || pthread_setspecific(threads_key, t) != 0) {
        PORT(fatal)("typeobject: no memory for a thread");
    }
    t->id = pthread_self();
    t->state = mp_thread_get_state();
    pthread_mutex_lock(&threads_mutex);
    t->next = threads;
    threads = t;
    pthread_mutex_unlock(&threads_mutex);
    return self = t;
}

// For gc.c: a collection starts.
void typeobject_thread_roots(void) {
    pthread_mutex_lock(&threads_mutex);
    for (thread *t = threads; t != NULL; t = t->next) {
        gc_collect_root((void **)t, sizeof(*t) / sizeof(void *));
    }
    pthread_mutex_unlock(&threads_mutex);
}

// ---- the lock -------------------------------------------------------------------------

#if MICROPY_PY_THREAD_GIL

int __real_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait);
int __wrap_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait);
void __real_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex);
void __wrap_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex);

static __thread bool kept;          // it was to be given up where it must not be
static unsigned waiting;            // threads that want it
static uint64_t since;              // when that thread came to it

static uint64_t now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

// A C library's lock goes to whoever is quickest, which is the thread that gave it up a
// moment ago. After its turn of a millisecond that one stands back.
#define TURN_US (1000)

static void stand_back(const thread *t) {
    for (int i = 0; i < 50 && __atomic_load_n(&waiting, __ATOMIC_RELAXED) != 0
         && __atomic_load_n(&holder, __ATOMIC_RELAXED) == t; i++) {
        usleep(20);
    }
}

static void gil_take(void) {
    thread *t = this_thread();
    if (MP_UNLIKELY(__atomic_load_n(&waiting, __ATOMIC_RELAXED) != 0)
        && __atomic_load_n(&holder, __ATOMIC_RELAXED) == t && now_us() - since > TURN_US) {
        stand_back(t);
    }
    if (__real_mp_thread_mutex_lock(&MP_STATE_VM(gil_mutex), 0) != 1) {
        __atomic_add_fetch(&waiting, 1, __ATOMIC_RELAXED);
        __real_mp_thread_mutex_lock(&MP_STATE_VM(gil_mutex), 1);
        __atomic_sub_fetch(&waiting, 1, __ATOMIC_RELAXED);
    }
    holding = true;
    if (holder != t) {
        __atomic_store_n(&holder, t, __ATOMIC_RELAXED);
        since = now_us();
        pending_exc = t->exc;
        memcpy(MP_STATE_VM(typeobject_importing), t->importing, sizeof(t->importing));
        if (MP_UNLIKELY(n_calls != 0) && mp_thread_is_main_thread()) {
            schedule_calls();
        }
    }
}

static void gil_give(void) {
    thread *t = this_thread();
    t->exc = pending_exc;
    memcpy(t->importing, MP_STATE_VM(typeobject_importing), sizeof(t->importing));
    holding = false;
    __real_mp_thread_mutex_unlock(&MP_STATE_VM(gil_mutex));
}

int __wrap_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait) {
    if (mutex != &MP_STATE_VM(gil_mutex)) {
        return __real_mp_thread_mutex_lock(mutex, wait);
    }
    if (MP_UNLIKELY(kept)) {
        kept = false;
    } else {
        gil_take();
    }
    return 1;
}

void __wrap_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex) {
    if (mutex != &MP_STATE_VM(gil_mutex)) {
        __real_mp_thread_mutex_unlock(mutex);
    } else if (MP_UNLIKELY(ended || typeobject_gc.collecting)) {
        // A finaliser that waits for the system must not let others at a half swept heap.
        kept = true;
    } else {
        gil_give();
    }
}

#else

// The VM has no such lock, and neither have modules.
static void gil_take(void) {
    this_thread();
    holding = true;
}

static void gil_give(void) {
    holding = false;
}

int __real_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait);
int __wrap_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait);
void __real_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex);
void __wrap_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex);

int __wrap_mp_thread_mutex_lock(mp_thread_mutex_t *mutex, int wait) {
    return __real_mp_thread_mutex_lock(mutex, wait);
}

void __wrap_mp_thread_mutex_unlock(mp_thread_mutex_t *mutex) {
    __real_mp_thread_mutex_unlock(mutex);
}

#endif

// ---- threads that a module made --------------------------------------------------------

// One more than the VM uses for its own threads.
#define VM_SIGNAL (SIGRTMIN + 5)
#define SCAN_SIGNAL (SIGRTMIN + 6)

static sem_t scanned;

// The registers that the signal found are on the stack, too. The VM's state of a thread that ends
// may be gone before the thread is.
static void scan_stack(int number) {
    (void)number;
    int saved = errno;
    void **low = __builtin_frame_address(0);
    gc_collect_root(low, (size_t)((void **)self->own_state.stack_top - low));
    sem_post(&scanned);
    errno = saved;
}

static void install_scan(void) {
    sem_init(&scanned, 0, 0);
    struct sigaction sa;
    memset(&sa, 0, sizeof(sa));
    sa.sa_handler = scan_stack;
    sa.sa_flags = SA_RESTART;
    sigemptyset(&sa.sa_mask);
    sigaction(SCAN_SIGNAL, &sa, NULL);
}

void __real_mp_thread_gc_others(void);
void __wrap_mp_thread_gc_others(void);

void __wrap_mp_thread_gc_others(void) {
    __real_mp_thread_gc_others();
    pthread_mutex_lock(&threads_mutex);
    for (thread *t = threads; t != NULL; t = t->next) {
        if (t->foreign && t != self && pthread_kill(t->id, SCAN_SIGNAL) == 0) {
            while (sem_wait(&scanned) != 0) {
            }
        }
    }
    bool others = threads != NULL && threads->next != NULL;
    pthread_mutex_unlock(&threads_mutex);
    if (others) {
        // What module code of theirs has moved meanwhile, without the lock, from its stack.
        typeobject_gc_module_roots();
    }
}

// How much stack module code may use after the VM's last look at it.
#define STACK_MARGIN (128 * 1024)

// From now on the stack of the calling thread is scanned by us, until the thread is forgotten.
// With the lock. How much of the stack there is; `*top` is its end.
static size_t adopt(thread *t, char **top) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, install_scan);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SCAN_SIGNAL);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    // All of its stack, from before this call: what is taken in one call may be used in the next.
    void *low = NULL;
    size_t size = 0;
    pthread_attr_t attr;
    if (pthread_getattr_np(t->id, &attr) != 0 || pthread_attr_getstack(&attr, &low, &size) != 0) {
        PORT(fatal)("typeobject: the stack of a thread cannot be found");
    }
    pthread_attr_destroy(&attr);
    *top = (char *)low + size;
    t->own_state.stack_top = *top;
    t->state = &t->own_state;
    t->foreign = true;
    return size;
}

// Makes the calling thread one of the VM's, until it ends, and takes the lock.
static void attach(void) {
    thread *t = this_thread();
    gil_take();
    char *top;
    size_t size = adopt(t, &top);
    size_t used = (size_t)(top - (char *)__builtin_frame_address(0));
    size_t margin = size - used > 2 * STACK_MARGIN ? STACK_MARGIN : (size - used) / 2;
    mp_thread_init_state(t->state, size, NULL, NULL);
    mp_cstack_init_with_top(top, size - margin);
}

void __real_mp_thread_finish(void);
void __wrap_mp_thread_finish(void);

// The VM is through with a thread of its own. Destructors of its keys may still use objects.
void __wrap_mp_thread_finish(void) {
    thread *t = this_thread();
    char *top;
    mp_state_thread_t *state = mp_thread_get_state();
    t->own_state = *state;
    adopt(t, &top);
    mp_thread_set_state(t->state);
    __real_mp_thread_finish();
}

int PORT(gil_take)(void) {
    if (holding) {
        return 0;
    }
    if (MP_UNLIKELY(mp_thread_get_state() == NULL)) {
        attach();
    } else {
        gil_take();
    }
    return 1;
}

void PORT(gil_give)(void) {
    if (holding && !ended) {
        gil_give();
    }
}

int PORT(gil_held)(void) {
    return holding;
}

uintptr_t PORT(thread_id)(void) {
    return (uintptr_t)pthread_self();
}

PyObject **PORT(thread_words)(void) {
    return this_thread()->words;
}

static void forget_word(size_t word) {
    pthread_mutex_lock(&threads_mutex);
    for (thread *t = threads; t != NULL; t = t->next) {
        t->words[word] = NULL;
    }
    pthread_mutex_unlock(&threads_mutex);
}

int PORT(thread_raise)(uintptr_t id, PyObject * exc) {
    int n = 0;
    pthread_mutex_lock(&threads_mutex);
    for (thread *t = threads; t != NULL; t = t->next) {
        if ((uintptr_t)t->id == id && t->state != NULL) {
            t->state->mp_pending_exception = exc == NULL ? MP_OBJ_NULL : leave(exc);
            n++;
        }
    }
    pthread_mutex_unlock(&threads_mutex);
    return n;
}

typedef struct {
    void (*function)(void *);
    void *arg;
} start;

static void *started(void *arg) {
    start s = *(start *)arg;
    free(arg);
    s.function(s.arg);
    return NULL;
}

int PORT(thread_start)(void (*function)(void *), void *arg, size_t stack, uintptr_t *id) {
    start *s = malloc(sizeof(*s));
    pthread_attr_t attr;
    if (s == NULL || pthread_attr_init(&attr) != 0) {
        free(s);
        return -1;
    }
    *s = (start) {function, arg};
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (stack != 0) {
        pthread_attr_setstacksize(&attr, stack);
    }
    pthread_t made;
    int r = pthread_create(&made, &attr, started, s);
    pthread_attr_destroy(&attr);
    if (r != 0) {
        free(s);
        return -1;
    }
    *id = (uintptr_t)made;
    return 0;
}

void PORT(thread_exit)(void) {
    if (self != NULL && self->state != NULL && !self->foreign) {
        // One of the VM's: it must not ask for the stack of a thread that is gone.
        mp_thread_finish();
    }
    PORT(gil_give)();
    pthread_exit(NULL);
}

// ---- the VM's threads ------------------------------------------------------------------

// The VM gives its threads little stack, with a margin for its own C code. Modules use more.
mp_uint_t __real_mp_thread_create(void *(*entry)(void *), void *arg, size_t *stack_size);
mp_uint_t __wrap_mp_thread_create(void *(*entry)(void *), void *arg, size_t *stack_size);

static void *(*vm_entry)(void *);
static pthread_mutex_t create_mutex = PTHREAD_MUTEX_INITIALIZER;

static void *entry(void *arg) {
    // The size of the stack is right when its creator is through.
    pthread_mutex_lock(&create_mutex);
    void *(*f)(void *) = vm_entry;
    pthread_mutex_unlock(&create_mutex);
    return f(arg);
}

mp_uint_t __wrap_mp_thread_create(void *(*f)(void *), void *arg, size_t *stack_size) {
    // The signal that has a thread's stack scanned must not end what module code waits for.
    struct sigaction sa;
    if (sigaction(VM_SIGNAL, NULL, &sa) == 0 && (sa.sa_flags & SA_SIGINFO) && !(sa.sa_flags & SA_RESTART)) {
        sa.sa_flags |= SA_RESTART;
        sigaction(VM_SIGNAL, &sa, NULL);
    }
    if (*stack_size == 0) {
        *stack_size = 8192 * sizeof(void *);
    }
    *stack_size += STACK_MARGIN;
    pthread_mutex_lock(&create_mutex);
    vm_entry = f;
    mp_uint_t id = 0;
    nlr_buf_t nlr;
    bool made = nlr_push(&nlr) == 0;
    if (made) {
        id = __real_mp_thread_create(entry, arg, stack_size);
        nlr_pop();
        *stack_size -= STACK_MARGIN;
    }
    pthread_mutex_unlock(&create_mutex);
    if (!made) {
        nlr_jump(nlr.ret_val);
    }
    return id;
}

// The VM ends its threads by force, wherever they are. They end with the process: those that
// want the lock wait for it, the others hold nothing of the VM's.
int __real_pthread_cancel(pthread_t id);
int __wrap_pthread_cancel(pthread_t id);

int __wrap_pthread_cancel(pthread_t id) {
    return ended ? 0 : __real_pthread_cancel(id);
}

void __real_mp_thread_deinit(void);
void __wrap_mp_thread_deinit(void);

void __wrap_mp_thread_deinit(void) {
    typeobject_gc_end_objects();
    ended = true;
    __real_mp_thread_deinit();
}

int PORT(ending)(void) {
    return ended;
}

// ---- locks ------------------------------------------------------------------------------

void *PORT(lock_new)(void) {
    sem_t *lock = malloc(sizeof(*lock));
    if (lock != NULL && sem_init(lock, 0, 1) != 0) {
        free(lock);
        lock = NULL;
    }
    return lock;
}

void PORT(lock_free)(void *lock) {
    if (lock != NULL) {
        sem_destroy(lock);
        free(lock);
    }
}

int PORT(lock_take)(void *lock, int64_t microseconds, int interruptible) {
    struct timespec until;
    if (microseconds > 0) {
        clock_gettime(CLOCK_REALTIME, &until);
        int64_t us = until.tv_nsec / 1000 + microseconds % 1000000;
        until.tv_sec += (time_t)(microseconds / 1000000 + us / 1000000);
        until.tv_nsec = (long)(us % 1000000 * 1000);
    }
    for (;;) {
        int r = microseconds == 0 ? sem_trywait(lock) : microseconds < 0 ? sem_wait(lock) : sem_timedwait(lock, &until);
        if (r == 0) {
            return 1;
        }
        if (errno != EINTR) {
            return 0;
        }
        if (interruptible) {
            return 2;
        }
    }
}

void PORT(lock_give)(void *lock) {
    int value;
    if (sem_getvalue(lock, &value) == 0 && value <= 0) {
        sem_post(lock);
    }
}

#else

// One thread runs module code: where the VM has no threads, or where it is firmware.

// Made when they are first asked for.
MP_REGISTER_ROOT_POINTER(void *typeobject_thread_words);

void typeobject_thread_roots(void) {
}

void typeobject_thread_reset(void) {
    MP_STATE_VM(typeobject_thread_words) = NULL;
}

int PORT(gil_take)(void) {
    return 0;
}

void PORT(gil_give)(void) {
}

int PORT(gil_held)(void) {
    return 1;
}

uintptr_t PORT(thread_id)(void) {
    return 1;
}

// May raise: where a module that asks for them is imported, they are made before.
void typeobject_thread_prepare(void) {
    if (MP_STATE_VM(typeobject_thread_words) == NULL) {
        MP_STATE_VM(typeobject_thread_words) = m_new0(PyObject *, THREAD_WORDS);
    }
}

PyObject **PORT(thread_words)(void) {
    if (MP_STATE_VM(typeobject_thread_words) == NULL) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) != 0) {
            PORT(fatal)("typeobject: no memory for the state of the thread");
        }
        typeobject_thread_prepare();
        nlr_pop();
    }
    return MP_STATE_VM(typeobject_thread_words);
}

static void forget_word(size_t word) {
    PORT(thread_words)()[word] = NULL;
}

int PORT(thread_raise)(uintptr_t id, PyObject * exc) {
    if (id != 1) {
        return 0;
    }
    MP_STATE_MAIN_THREAD(mp_pending_exception) = exc == NULL ? MP_OBJ_NULL : leave(exc);
    return 1;
}

int PORT(thread_start)(void (*function)(void *), void *arg, size_t stack, uintptr_t *id) {
    (void)function;
    (void)arg;
    (void)stack;
    (void)id;
    return -1;
}

void PORT(thread_exit)(void) {
    PORT(fatal)("PyThread_exit_thread: the only thread");
}

int PORT(ending)(void) {
    return 0;
}

void *PORT(lock_new)(void) {
    return PORT(raw_alloc)(1, 1);
}

void PORT(lock_free)(void *lock) {
    PORT(raw_free)(lock);
}

int PORT(lock_take)(void *lock, int64_t microseconds, int interruptible) {
    (void)microseconds;
    (void)interruptible;
    char *held = lock;
    // To wait for it would be to wait for ever.
    return *held ? 0 : (*held = 1);
}

void PORT(lock_give)(void *lock) {
    *(char *)lock = 0;
}

#endif

// ---- keys -------------------------------------------------------------------------------

static bool keys[THREAD_WORDS];

int PORT(key_new)(size_t first) {
    int key = -1;
    mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    for (size_t i = first; i < THREAD_WORDS && key < 0; i++) {
        if (!keys[i]) {
            keys[i] = true;
            key = (int)i;
        }
    }
    MICROPY_END_ATOMIC_SECTION(state);
    (void)state;
    if (key >= 0) {
        forget_word((size_t)key);
    }
    return key;
}

int PORT(key_is_made)(size_t word) {
    return word < THREAD_WORDS && keys[word];
}

void PORT(key_free)(size_t word) {
    if (word < THREAD_WORDS) {
        keys[word] = false;
    }
}

// ---- signals and pending calls -----------------------------------------------------------

int PORT(check_signals)(void) {
    mp_obj_t saved = pending_exc;
    pending_exc = MP_OBJ_NULL;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return -1;
    }
    mp_handle_pending(true);
    nlr_pop();
    pending_exc = saved;
    return 0;
}

// As many as CPython keeps.
static struct {
    int (*function)(void *);
    void *arg;
} calls[32];

int PORT(call_next)(int (**function)(void *), void **arg) {
    mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    int found = n_calls != 0;
    if (found) {
        *function = calls[first_call].function;
        *arg = calls[first_call].arg;
        first_call = (first_call + 1) % MP_ARRAY_SIZE(calls);
        n_calls--;
    }
    MICROPY_END_ATOMIC_SECTION(state);
    (void)state;
    return found;
}

#if MICROPY_ENABLE_SCHEDULER

// The VM runs this between two instructions. An exception is raised there too, not from here.
static mp_obj_t run_calls(mp_obj_t unused) {
    (void)unused;
    #if MICROPY_PY_THREAD
    if (!mp_thread_is_main_thread()) {
        // The main thread schedules it again when it gets the lock.
        return mp_const_none;
    }
    #endif
    mp_obj_t saved = pending_exc;
    pending_exc = MP_OBJ_NULL;
    if (Py_MakePendingCalls() < 0 && pending_exc != MP_OBJ_NULL) {
        mp_sched_exception(pending_exc);
    }
    pending_exc = saved;
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(run_calls_obj, run_calls);

#endif

static void schedule_calls(void) {
    #if MICROPY_ENABLE_SCHEDULER
    mp_sched_schedule(MP_OBJ_FROM_PTR(&run_calls_obj), mp_const_none);
    #endif
}

int PORT(call_add)(int (*function)(void *), void *arg) {
    mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    bool room = n_calls < MP_ARRAY_SIZE(calls);
    if (room) {
        size_t i = (first_call + n_calls) % MP_ARRAY_SIZE(calls);
        calls[i].function = function;
        calls[i].arg = arg;
        n_calls++;
    }
    MICROPY_END_ATOMIC_SECTION(state);
    (void)state;
    if (room) {
        schedule_calls();
    }
    return room ? 0 : -1;
}
