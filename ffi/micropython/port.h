// What the files of the MicroPython port share: the two forms of a value, the VM type
// behind a module's type, the pending exception.
#ifndef TYPEOBJECT_MICROPYTHON_PORT_H
#define TYPEOBJECT_MICROPYTHON_PORT_H

#include <string.h>

#include "py/runtime.h"
#include "py/gc.h"
#include "py/objstr.h"
#include "py/objtuple.h"
#include "py/objlist.h"
#include "py/objtype.h"
#include "py/objint.h"
#include "py/objexcept.h"
#include "py/objmodule.h"
#include "py/builtin.h"
#include "py/cstack.h"
#include "py/bc.h"
#include "py/smallint.h"
#include "py/stream.h"

// Some compile with -Wundef.
#ifndef CIRCUITPY
#define CIRCUITPY (0)
#endif
// Whether a coroutine is of a type of its own, and no generator.
#define HAS_COROUTINES (CIRCUITPY && MICROPY_PY_ASYNC_AWAIT)
#ifndef MICROPY_ENABLE_SELECTIVE_COLLECT
#define MICROPY_ENABLE_SELECTIVE_COLLECT (0)
#endif
#ifndef MICROPY_PY_WEAKREF
#define MICROPY_PY_WEAKREF (0)
#endif
#ifndef TYPEOBJECT_GC_STRESS
#define TYPEOBJECT_GC_STRESS (0)
#endif

#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B || MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D
#error "typeobject: object representations A and C only: in B and D a PyObject * cannot hold every value"
#endif
#if !MICROPY_ENABLE_FINALISER
#error "typeobject: needs MICROPY_ENABLE_FINALISER, tp_dealloc runs through it"
#endif

#include "typeobject.h"
#include "forms.h"

// Microchip's headers for the SAM D have one, too.
#undef PORT
#define PORT(name) typeobject_port_##name

// PyTypeObject._vm:
enum {
    VM_IDENTITY,    // mp_obj_type_t *: what the type object is in the VM
    VM_HEAD,        // vmtype *: what word 0 of its instances points to; NULL for a built-in
    VM_LINK,        // in bytes: where an instance keeps the VM instance it is inside of; or 0,
                    // or LINK_AT_END: behind its items
    VM_BASE,        // PyTypeObject *: the built-in type whose instance a subclass contains
    VM_NEXT,        // PyTypeObject *: list of all types that were made ready
    VM_ROM,         // const vmtype *: what rom.py made of the type when the image was built
};

// Places among the slots of a VM type: of our own fields, then of the slots, as indices. A type in
// flash ends behind its locals or its parent; the others of all such types are shared (rom.h). From
// SLOT_MAKE_NEW on they are in the VM's order.
enum { SLOT_PY = 1, SLOT_BITS, SLOT_LOCALS, SLOT_PARENT, SLOT_MAKE_NEW, SLOT_PRINT, SLOT_CALL, SLOT_UNARY,
    SLOT_BINARY, SLOT_ATTR, SLOT_SUBSCR, SLOT_ITER, SLOT_BUFFER, SLOT_PROTOCOL, SLOT_END };

#ifdef TYPEOBJECT_VM
// Of all types: memory is dearer than time.
#define ATTR_CACHE (4)
#else
// Of each type.
#define ATTR_CACHE (16)
#endif

struct _vmtype;

// What the protocol slot points to: a stream that can do nothing (MicroPython asks any object
// for it when it is used as a file), then the way back to the type. A block of its own: a
// class made in Python holds this pointer alone, and one into a block does not keep it alive.
typedef struct _vmtype_protocol {
    void *read, *write, *ioctl;
    mp_uint_t is_text;
    struct _vmtype *type;
} vmtype_protocol;

// What an attribute of a type turned out to be, so that the next access need not ask.
enum { ATTR_NONE, ATTR_BINDS, ATTR_OBJECT, ATTR_INT, ATTR_MEMBER, ATTR_GETSET, ATTR_DESCR, ATTR_OTHER };

typedef struct _attr_entry attr_entry;
typedef void (*attr_access)(mp_obj_t self, qstr attr, mp_obj_t *dest, const attr_entry *e);

#ifdef TYPEOBJECT_VM
struct _attr_entry {
    const struct _vmtype *type;
    mp_obj_t value;     // MP_OBJ_NULL: there is no such attribute
    size_t offset;      // of ATTR_OBJECT and ATTR_INT: the field in the instance
    uint16_t qst;
    uint8_t kind;
    uint8_t at_once;    // the kind again where nothing else has to be asked
};
#else
// Eight words, so that finding one takes no multiplication.
struct _attr_entry {
    size_t qst;
    mp_obj_t value;     // MP_OBJ_NULL: there is no such attribute
    attr_access load, store;
    union {
        struct {        // of ATTR_GETSET
            getter get;
            setter set;
            void *closure;
        };
        size_t offset;  // of ATTR_OBJECT and ATTR_INT: the field in the instance
        size_t direct;  // of ATTR_BINDS: the typeobject_changes for which class.c has seen that no
                        // class made in Python has the name
    };
    size_t kind;
};
#endif

// What a type object is in the VM. In firmware the objects of built-in types are constant and
// do not say it.
#ifdef TYPEOBJECT_VM
const mp_obj_type_t *typeobject_identity(const PyTypeObject *t);
#define IDENTITY(t) ((mp_obj_t)typeobject_identity(t))
#else
#define IDENTITY(t) ((mp_obj_t)(t)->_vm[VM_IDENTITY])
#endif

// Of the VM's type for a module's type:
//   own_dealloc    instances must see tp_dealloc before their memory goes
//   has_dict       tp_dictoffset
//   custom_get     tp_getattr or tp_getattro is its own
//   custom_set     tp_setattr or tp_setattro is its own
//   ready          rom.py made the type ready
//   has_order      see order_of()
// and of one in flash what the type in RAM has from the start (rom_fill() in type.c):
//   base, gc       Py_TPFLAGS_BASETYPE and Py_TPFLAGS_HAVE_GC
//   words          which words are behind the type: a bit for each field from tp_dictoffset on, and
//                  WORDS_MORE where the first says the same of those from tp_basicsize on
//   basicsize      tp_basicsize, where that is no word
#ifdef TYPEOBJECT_VM
#define VMTYPE_BITS \
    uint8_t own_dealloc : 1, has_dict : 1, custom_get : 1, custom_set : 1, ready : 1, has_order : 1, base : 1, gc : 1; \
    uint8_t words; \
    uint16_t basicsize
#define WORDS_MORE (0x80)
#else
#define VMTYPE_BITS \
    uint8_t own_dealloc, has_dict, custom_get : 1, custom_set : 1, ready : 1, has_order
#endif

typedef struct _vmtype {
    mp_obj_empty_type_t mp;
    union {
        const void *slots[SLOT_END - 1];
        struct {
            PyTypeObject *py;
            VMTYPE_BITS;
        };
    };
    #ifndef TYPEOBJECT_VM
    attr_entry cache[ATTR_CACHE];
    #endif
} vmtype;

#ifdef TYPEOBJECT_VM
_Static_assert(offsetof(vmtype, slots[SLOT_LOCALS - 1]) == sizeof(mp_obj_empty_type_t) + 2 * sizeof(void *), "typeobject: two words of our own");
_Static_assert(offsetof(vmtype, py) == offsetof(struct typeobject_vmtype, type),
    "typeobject: the VM's types are not laid out as include/typeobject.h has them");
#endif

// Whether there are types of modules: until then most of the port has nothing to do.
#ifdef TYPEOBJECT_VM
// Those in flash were ready before the image ran.
#define TYPES_EXIST (MP_STATE_VM(typeobject_proxies) != MP_OBJ_NULL)
#else
#define TYPES_EXIST (MP_STATE_VM(typeobject_types) != NULL)
#endif

// A method, member or getset of a type as a value of the VM; which one, `base.type` says. One
// in flash ends before `self` where nobody asks for that, and may be packed: then `d` is odd, the
// function of a method (METH() in call.c) or of a getter (getter_of() in type.h), or the numbers of
// a member (MEMBER_OF()). A packed member or getter ends before `owner`, too; where that would be, a
// getter has the setter, odd, or else an even word is.
typedef struct _descr {
    mp_obj_base_t base;
    union {
        const PyMethodDef *method;
        const PyMemberDef *member;
        const PyGetSetDef *getset;
        // A method of a built-in base.
        mp_obj_t wrapped;
        const struct _typeobject_slotdef *slot;
    } d;
    PyTypeObject *owner;    // NULL: a function of a module
    PyObject *self;         // of a module's function: the module
} descr;

mp_obj_t typeobject_leave_slow(PyObject *v);

// The flags of types whose objects leave() looks at closer; gc.c adds FLAG_OURS for a time.
extern uint16_t typeobject_leave_flags;
void typeobject_gc_shown(void *o);

// Module form to VM form. `v` is not NULL. The head of a static object that has not been
// made ready holds an odd reference count instead of a type.
SHARED(mp_obj_t leave(PyObject *v), typeobject_leave)
#if ONCE_HERE
ONCE mp_obj_t leave(PyObject *v) {
    if (is_obj(v)) {
        const mp_obj_type_t *t = head(v);
        if (MP_UNLIKELY(((uintptr_t)t & 1) || (t->flags & typeobject_leave_flags))) {
            return typeobject_leave_slow(v);
        }
    }
    return (mp_obj_t)v;
}
#endif

// Whether what a module's function gave is a value in both forms; false for NULL.
static inline __attribute__((always_inline)) bool is_plain(const PyObject *r) {
    return !is_obj(r) || (r != NULL && !((uintptr_t)head(r) & 1) && !(head(r)->flags & typeobject_leave_flags));
}

static inline bool is_ours(const mp_obj_type_t *t) {
    return (t->flags & FLAG_OURS) != 0;
}

static inline vmtype *vmtype_of(const mp_obj_type_t *t) {
    return (vmtype *)t;
}

// For short functions on the way of everything that the VM does: the build asks for no jumps in
// place of a call that comes last, for size.
#if defined(TYPEOBJECT_VM) && !defined(__clang__)
#define TAIL_CALLS __attribute__((optimize("optimize-sibling-calls")))
#else
#define TAIL_CALLS
#endif

// What follows the last dot.
static inline const char *last_part(const char *name) {
    const char *last = name;
    for (const char *p = name; *p != '\0'; p++) {
        if (*p == '.') {
            last = p + 1;
        }
    }
    return last;
}

// Where an object of ours, or a type, keeps its type: in its second word, or behind its first.
#ifdef TYPEOBJECT_VM
static inline PyTypeObject *our_type(const PyObject *o) {
    return ((const vmtype *)o->ob_vmtype)->py;
}
#define SET_OUR_TYPE(o, t) ((void)0)
#else
#define our_type(o) ((o)->ob_type)
#define SET_OUR_TYPE(o, t) ((o)->ob_type = (t))
#endif

#define LINK_AT_END (1)

// gc.c: the last word of the block of memory that an object is in.
void *typeobject_last_word(void *o);

// Where the native part of an instance of a class made in Python keeps the way back to it.
static inline mp_obj_t *link_place(PyObject *o) {
    uintptr_t at = (uintptr_t)our_type(o)->_vm[VM_LINK];
    return at == LINK_AT_END ? typeobject_last_word(o) : (mp_obj_t *)((char *)o + at);
}

// The pending exception, in VM form.
#define pending_exc MP_STATE_VM(typeobject_exc)

// Takes the pending exception and raises it in the VM. `where` names the function for the
// SystemError when there is none.
__attribute__((noreturn)) void typeobject_raise_pending(const char *where);

static inline void caught(void *exc) {
    pending_exc = MP_OBJ_FROM_PTR(exc);
}

// Runs `expr`, which may raise, and gives its value; a raise becomes the pending exception
// and `fail`.
#define PROTECT(type, fail, expr) \
    do { \
        nlr_buf_t nlr; \
        if (nlr_push(&nlr) == 0) { \
            type protect_result = (expr); \
            nlr_pop(); \
            return protect_result; \
        } \
        caught(nlr.ret_val); \
        return fail; \
    } while (0)

// The same of a function with one to three arguments, each in a register. `fail` is NULL_FAILS or
// ERROR_FAILS, which is -1. In firmware one function catches for all: that is smaller.
enum { ERROR_FAILS = -1, NULL_FAILS };
#ifdef TYPEOBJECT_VM
typedef uintptr_t (*typeobject_guarded)(uintptr_t a, uintptr_t b, uintptr_t c);
uintptr_t typeobject_guard_NULL_FAILS(uintptr_t a, uintptr_t b, uintptr_t c, typeobject_guarded f);
uintptr_t typeobject_guard_ERROR_FAILS(uintptr_t a, uintptr_t b, uintptr_t c, typeobject_guarded f);
#define GUARD_(ret, fail, f, a, b, c) return (ret)typeobject_guard_##fail((uintptr_t)(a), (uintptr_t)(b), (uintptr_t)(c), \
    (typeobject_guarded)(void (*)(void))(f))
#define GUARD1(ret, fail, f, a) GUARD_(ret, fail, f, a, a, a)
#define GUARD2(ret, fail, f, a, b) GUARD_(ret, fail, f, a, b, b)
#define GUARD3(ret, fail, f, a, b, c) GUARD_(ret, fail, f, a, b, c)
#else
#define GUARD1(ret, fail, f, a) PROTECT(ret, (ret)fail, f(a))
#define GUARD2(ret, fail, f, a, b) PROTECT(ret, (ret)fail, f(a, b))
#define GUARD3(ret, fail, f, a, b, c) PROTECT(ret, (ret)fail, f(a, b, c))
#endif

// A function of the port (src/port.rs) that is such an expression.
#define GUARDED1(ret, fail, name, A, a, ...) \
    static ret name##_raising(A a) { return __VA_ARGS__; } \
    ret PORT(name)(A a) { GUARD1(ret, fail, name##_raising, a); }
#define GUARDED2(ret, fail, name, A, a, B, b, ...) \
    static ret name##_raising(A a, B b) { return __VA_ARGS__; } \
    ret PORT(name)(A a, B b) { GUARD2(ret, fail, name##_raising, a, b); }
#define GUARDED3(ret, fail, name, A, a, B, b, C, c, ...) \
    static ret name##_raising(A a, B b, C c) { return __VA_ARGS__; } \
    ret PORT(name)(A a, B b, C c) { GUARD3(ret, fail, name##_raising, a, b, c); }

// The VM's check of the stack. Where it has threads, its limit is dear to find, so each
// thread keeps the lowest address that passed as good; until it has one, none does.
#if MICROPY_STACK_CHECK && MICROPY_PY_THREAD && defined(__linux__)
extern __thread uintptr_t typeobject_stack_low;
void typeobject_stack_check(void);

// Whether it has to be checked.
static inline bool stack_is_low(void) {
    return MP_UNLIKELY((uintptr_t)__builtin_frame_address(0) <= typeobject_stack_low);
}

static inline void stack_check(void) {
    if (stack_is_low()) {
        typeobject_stack_check();
    }
}
#else
#define stack_is_low() (true)
#define stack_check() mp_cstack_check()
#endif

// Where an instance of a subclass of a built-in type keeps the VM's object that it extends:
// in the first word after the head of the built-in's struct. An exception's is where the VM
// itself looks for it in an instance of a class made in Python.
static inline mp_obj_t *part_place(PyObject *o) {
    if (our_type(o)->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) {
        return &((mp_obj_instance_t *)o)->subobj[0];
    }
    return (mp_obj_t *)(o + 1);
}

// The VM's object inside `o` when its type derives from a built-in, else NULL.
SHARED(mp_obj_t typeobject_builtin_part(PyObject *o), typeobject_builtin_part)
#if ONCE_HERE
ONCE mp_obj_t typeobject_builtin_part(PyObject *o) {
    if (is_obj(o) && is_ours(head(o)) && our_type(o)->_vm[VM_BASE]) {
        return *part_place(o);
    }
    return MP_OBJ_NULL;
}
#endif

// The name of a keyword argument as the VM wants it, interned. Raises TypeError.
static inline mp_obj_t typeobject_keyword(mp_obj_t name) {
    if (MP_UNLIKELY(!mp_obj_is_qstr(name))) {
        if (!mp_obj_is_str(name)) {
            mp_raise_TypeError(MP_ERROR_TEXT("keywords must be strings"));
        }
        name = MP_OBJ_NEW_QSTR(mp_obj_str_get_qstr(name));
    }
    return name;
}

// gc.c
void typeobject_gc_init(void);
void typeobject_gc_safe_point(void);
bool typeobject_gc_add_data(void *start, size_t len);
__attribute__((noreturn)) void PORT(fatal)(const char *text);
bool typeobject_gc_add_export(PyObject *exporter, const Py_buffer *view, bool viewed);
// What gc.c keeps, in one place: code finds all of it by one address.
extern struct typeobject_gc {
    bool pending;               // some object is doomed and has not been deallocated
    bool collecting;            // the heap is not whole
    bool deallocated;           // a tp_dealloc has run since this was last cleared
    uint8_t in_alloc;           // inside the VM's allocator: no Python code may run
    size_t budget;              // bytes of objects with tp_dealloc until a collection is due
    size_t multi_hint;          // where the search for several blocks goes on; see alloc_from_hint()
    byte *run_next, *run_end;   // see RUN_BLOCKS
} typeobject_gc;
void typeobject_gc_end_objects(void);
// Whether `p` is what the VM's allocator gave.
bool typeobject_gc_is_block(const void *p);
#ifdef TYPEOBJECT_VM
// A zeroed block for a value of the VM. Raises MemoryError.
void *typeobject_new(size_t size, const mp_obj_type_t *type);
#endif
void *PORT(raw_alloc)(size_t size, int zero);
void PORT(raw_free)(void *p);

// language.c
void typeobject_language_init(void);

// In firmware what not every module needs is a part, which an image has when tables.sh finds
// that it needs it: its functions are called through PART, a constant that may be NULL.
#ifdef TYPEOBJECT_VM
#define PART(function) typeobject_part_##function
#define HAS_PART(function) (typeobject_part_##function != NULL)
#define DECLARE_PART(ret, function, ...) extern ret (*const typeobject_part_##function)(__VA_ARGS__)
#else
#define PART(function) typeobject_##function
#define HAS_PART(function) true
#define DECLARE_PART(ret, function, ...) ret typeobject_##function(__VA_ARGS__)
#endif

// gc.c: of what data and buffers were added.
enum { EXPORTS_MARK, EXPORTS_RELEASE, EXPORTS_FORGET };
DECLARE_PART(void, gc_data, bool forget);
DECLARE_PART(void, gc_exports, int what);

// exception.c
enum { EXC_CAUSE, EXC_CONTEXT, EXC_SUPPRESS, EXC_VALUES };
void typeobject_traceback_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
#if CIRCUITPY
#define typeobject_traceback_type mp_type_traceback
#else
extern const mp_obj_type_t typeobject_traceback_type;
#endif
void typeobject_exception_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
DECLARE_PART(void, exception_print, const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
int PORT(exc_set)(PyObject * exc, int which, PyObject * value);
#ifdef TYPEOBJECT_VM
int typeobject_exception_set(PyObject *exc, int which, PyObject *value);
void typeobject_exception_print(const mp_print_t *print, mp_obj_t self, mp_print_kind_t kind);
void typeobject_exception_attributes(mp_obj_t self, qstr attr, mp_obj_t *dest);
#endif
DECLARE_PART(int, exception_set, PyObject *exc, int which, PyObject *value);
DECLARE_PART(void, exception_attributes, mp_obj_t self, qstr attr, mp_obj_t *dest);

// thread.c
void typeobject_thread_roots(void);
void typeobject_gc_module_roots(void);
void typeobject_thread_reset(void);

// type.c, call.c
PyTypeObject *PORT(type_of)(PyObject * o);
PyObject **PORT(tuple_items)(PyObject * o, size_t *n);
void typeobject_type_init(void);
void typeobject_args_init(void);
bool typeobject_keep_args(PyObject *o);
void typeobject_forget_args(void);
PyTypeObject *typeobject_py_type(const mp_obj_type_t *t);
mp_obj_t typeobject_native(mp_obj_instance_t *i);

const mp_obj_type_t *typeobject_system_error(void);

// value.c
const mp_obj_t *typeobject_interned(const char *const *names, size_t n);

// value.c
// Makes a str of the VM of one that a module was filling. False with MemoryError.
#ifdef TYPEOBJECT_VM
bool typeobject_close_str(PyObject *o);
#endif
DECLARE_PART(bool, close_str, PyObject *o);

// type.c
// For the dict of a type that is in flash: one in its place that can be written to.
DECLARE_PART(PyObject *, thaw, PyObject *dict);

// value.c
int typeobject_view(PyObject *o, Py_buffer *view);
int typeobject_keywords(PyObject *args, PyObject *kwds, const char *const *names, size_t n, PyObject **values);

// import.c
void typeobject_init(void);
void typeobject_reset(void);

// Defined by the runtime (src/runtime).
extern PyTypeObject PyType_Type, PyBaseObject_Type, _PyNotImplemented_Type;
enum { BUILTIN_ITER = 1, BUILTIN_NEXT = 2, BUILTIN_CALL = 4, BUILTIN_OWN = 8 };
void typeobject_builtin_slots(PyTypeObject *t, int what);
#ifdef TYPEOBJECT_VM
DECLARE_PART(void, exception_slots, PyTypeObject *t);
#endif
// PyType_Ready() of a type that a module has not made ready: a static one before its first use.
DECLARE_PART(int, type_ready, PyTypeObject *t);
// The types in RAM that rom.py made ready: those that are there from the start, and those that are
// made of the words behind their VM types.
extern PyTypeObject *const typeobject_rom_types;
extern const vmtype *const typeobject_rom_packed[];
void typeobject_runtime_init(void);
void typeobject_runtime_reset(void);
void typeobject_inherit(PyTypeObject *t);
// The base whose layout instances get; NULL with TypeError.
DECLARE_PART(PyTypeObject *, best_base, PyObject *bases);
#ifdef TYPEOBJECT_VM
void typeobject_inherit_slots(PyTypeObject *t);
#endif
DECLARE_PART(void, weakref_clear, int (*live)(const void *));
DECLARE_PART(int, weakref_drop, int (*live)(const void *));
DECLARE_PART(void, weakref_callbacks, void);
// What Py_AtExit was given.
DECLARE_PART(void, run_atexit, void);

// thread.c: what thread_words() gives is there after it. Raises MemoryError. Where threads are no
// part of the VM alone.
DECLARE_PART(void, thread_prepare, void);
// The tp_dealloc of a heap type with a tp_finalize or tp_del: calls those, then the next base's.
void typeobject_subtype_dealloc(PyObject *o);
// A special method that slots stand for; what else is in it the runtime knows.
typedef struct _typeobject_slotdef {
    const char *name;
} typeobject_slotdef;
const typeobject_slotdef *typeobject_slot_find(PyTypeObject *t, const char *name, size_t len, PyTypeObject **owner);
const typeobject_slotdef *typeobject_slot_at(size_t i);
PyObject *typeobject_slot_call(const typeobject_slotdef *def, PyTypeObject *t, PyObject *o, PyObject *args, PyObject *kwds);
const char *typeobject_doc_without_signature(const char *name, const char *doc);
PyObject *typeobject_import_init(PyObject *(*init)(void), const char *name, const char *path);
PyObject *typeobject_member_get(PyObject *o, const PyMemberDef *m);
int typeobject_member_set(PyObject *o, const PyMemberDef *m, PyObject *v);

#endif
