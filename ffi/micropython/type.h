// What the files about types share (type.c, call.c, attr.c, slots.c, class.c).
#ifndef TYPEOBJECT_MICROPYTHON_TYPE_H
#define TYPEOBJECT_MICROPYTHON_TYPE_H

#include "port.h"

// ---- calls (call.c) ---------------------------------------------------------------------

#define ARGS_MAX (8)

mp_obj_tuple_t *typeobject_args_tuple_new(size_t n);
PyObject *typeobject_args_dict(size_t n_kw, const mp_obj_t *kw);

#ifndef TYPEOBJECT_VM
// From idle to busy (-1) or back (1), the type next to it. What it was is known, but the compiler
// is not to keep the address of a type for that.
static inline void args_turn(mp_obj_base_t *o, int by) {
    __asm__ ("" : "+m" (o->type));
    o->type = (const mp_obj_type_t *)((const mp_obj_empty_type_t *)o->type + by);
}
#endif

// A tuple of `n` that serves again, or NULL where none does.
static inline mp_obj_tuple_t *args_take(size_t n) {
    #ifdef TYPEOBJECT_VM
    (void)n;
    return NULL;
    #else
    if (MP_UNLIKELY(n - 1 >= ARGS_MAX - 1)) {
        return NULL;
    }
    mp_obj_tuple_t *a = MP_STATE_VM(typeobject_args)[n];
    if (MP_UNLIKELY(a->base.type != &typeobject_idle_tuple_type)) {
        return NULL;
    }
    args_turn(&a->base, -1);
    return a;
    #endif
}

static inline PyObject *args_fill(mp_obj_tuple_t *a, size_t n, const mp_obj_t *args) {
    for (size_t i = 0; i < n; i++) {
        a->items[i] = args[i];
    }
    return (PyObject *)a;
}

// The callee has returned. What was passed is forgotten when the next collection starts.
static inline void args_give(mp_obj_tuple_t *a) {
    #ifdef TYPEOBJECT_VM
    (void)a;
    #else
    if (MP_LIKELY(a->base.type == &typeobject_args_tuple_type)) {
        args_turn(&a->base, 1);
    }
    #endif
}

#ifdef TYPEOBJECT_VM
#define args_tuple typeobject_args_tuple
PyObject *typeobject_args_tuple(size_t n, const mp_obj_t *args);
#else
static inline __attribute__((always_inline)) PyObject *args_tuple(size_t n, const mp_obj_t *args) {
    if (n == 0) {
        return (PyObject *)mp_const_empty_tuple;
    }
    mp_obj_tuple_t *a = args_take(n);
    return args_fill(MP_LIKELY(a != NULL) ? a : typeobject_args_tuple_new(n), n, args);
}
#endif

static inline PyObject *args_dict(size_t n_kw, const mp_obj_t *kw) {
    return n_kw == 0 ? NULL : typeobject_args_dict(n_kw, kw);
}

static inline void args_done(PyObject *args, PyObject *kwds) {
    args_give((mp_obj_tuple_t *)args);
    #ifdef TYPEOBJECT_VM
    (void)kwds;
    #else
    if (kwds != NULL && head(kwds) == &typeobject_args_dict_type) {
        args_turn((mp_obj_base_t *)kwds, 1);
    }
    #endif
}

// Room for the values of a call: on the stack up to a bound, in the heap above it.
#define ROOM_MAX (32)
#define ROOM(name, type, n) \
    type name##_small[ROOM_MAX]; \
    type *name = (n) <= ROOM_MAX ? name##_small : m_new(type, n)

// `where` is a callable's repr, which begins with `<`, or the name of a slot.
__attribute__((noreturn)) void typeobject_raise_result(const char *where);
// For what a call gave: `r` is NULL, or an exception is set.
__attribute__((noreturn)) void typeobject_raise_failed(PyObject *r, mp_obj_t callable);

SHARED(mp_obj_t result(PyObject *r, const char *where), typeobject_result)
#if ONCE_HERE
ONCE mp_obj_t result(PyObject *r, const char *where) {
    if (MP_UNLIKELY(r == NULL)) {
        typeobject_raise_pending(where);
    }
    if (MP_UNLIKELY(pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_result(where);
    }
    return leave(r);
}
#endif

// The same for functions that answer with an int.
SHARED(void status(int r, const char *where), typeobject_status)
#if ONCE_HERE
ONCE void status(int r, const char *where) {
    if (MP_UNLIKELY(r != 0)) {
        typeobject_raise_pending(where);
    }
    if (MP_UNLIKELY(pending_exc != MP_OBJ_NULL)) {
        typeobject_raise_result(where);
    }
}
#endif

static inline PyObject *self_of(mp_obj_t o) {
    return (PyObject *)MP_OBJ_TO_PTR(o);
}

static inline PyTypeObject *py_of(mp_obj_t o) {
    return vmtype_of(head(MP_OBJ_TO_PTR(o)))->py;
}

PyObject *PORT(staticmethod_new)(PyObject * f);
// tp_init. `cls` is what is being called, NULL for T.__init__ itself.
void typeobject_call_init(PyTypeObject *t, PyObject *o, size_t n_args, size_t n_kw, const mp_obj_t *args, mp_obj_t cls);
mp_obj_t typeobject_vectorcall_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
// `__text_signature__`: what a docstring says before "--", or None.
mp_obj_t typeobject_signature(const char *name, const char *doc);

// The kinds of descriptors, by how their function is called; those of modules are bound.
extern const mp_obj_type_t typeobject_noargs_type, typeobject_noargs_module_type, typeobject_o_type,
    typeobject_o_module_type, typeobject_varargs_type, typeobject_varargs_module_type, typeobject_keywords_type,
    typeobject_keywords_module_type, typeobject_fastcall_type, typeobject_fastcall_module_type,
    typeobject_fastcall_keywords_type, typeobject_fastcall_keywords_module_type, typeobject_classmethod_type,
    typeobject_member_type, typeobject_getset_type, typeobject_wrapped_type, typeobject_slot_type,
    typeobject_new_type;

// Of a method with these flags; NULL for flags that there are not.
const mp_obj_type_t *typeobject_method_kind(int flags, bool of_type);

// Descrs in flash may be packed (rom.py: is_function, packed_member). An odd word is a function
// whose address is even, or of Thumb.
#if defined(TYPEOBJECT_VM) && defined(__thumb__)
#define PACKS_FUNCTIONS (1)
#define PACKED_FUNCTION(f) (f)
#define FUNCTION_OF(word) ((void *)(uintptr_t)(word))
#elif defined(TYPEOBJECT_VM) && defined(__riscv)
#define PACKS_FUNCTIONS (1)
#define PACKED_FUNCTION(f) ((f) + 1)
#define FUNCTION_OF(word) ((void *)((uintptr_t)(word) - 1))
#else
#define PACKS_FUNCTIONS (0)
#define FUNCTION_OF(word) ((void *)(uintptr_t)(word))
#endif

#ifdef TYPEOBJECT_VM
static inline bool is_packed(const descr *d) {
    return (uintptr_t)d->d.method & 1;
}

// Whose it is.
PyTypeObject *typeobject_owner(const descr *d);
#else
#define is_packed(d) (false)
#define typeobject_owner(d) ((d)->owner)
#endif

// `m` is the member that a descr is of. A packed one has its name only if somebody asks for it.
#ifdef TYPEOBJECT_VM
const PyMemberDef *typeobject_unpack(const descr *d, PyMemberDef *room, bool named);
#define MEMBER_OF(m, of, named) \
    PyMemberDef m##_room; \
    const PyMemberDef *m = typeobject_unpack(of, &m##_room, named)
#else
#define MEMBER_OF(m, of, named) const PyMemberDef *m = (of)->d.member
#endif

// The functions of a getset.
static inline getter getter_of(const descr *d) {
    #if PACKS_FUNCTIONS
    if (is_packed(d)) {
        return (getter)FUNCTION_OF(d->d.getset);
    }
    #endif
    return d->d.getset->get;
}

static inline setter setter_of(const descr *d) {
    #if PACKS_FUNCTIONS
    if (is_packed(d)) {
        return (uintptr_t)d->owner & 1 ? (setter)FUNCTION_OF(d->owner) : NULL;
    }
    #endif
    return d->d.getset->set;
}

static inline void *closure_of(const descr *d) {
    return is_packed(d) ? NULL : d->d.getset->closure;
}

// The name of a descr of any kind.
const char *typeobject_descr_name(const descr *d);

// ---- types (type.c) ---------------------------------------------------------------------

static inline bool is_type_alias(const void *o) {
    return head(o) == &typeobject_alias_type;
}

// tp_mro of a type with several bases; else NULL: the order is the chain of tp_base. Its items
// are the VM's types.
static inline const mp_obj_tuple_t *own_order(const PyTypeObject *t) {
    bool several = t->tp_bases != NULL && ((const mp_obj_tuple_t *)t->tp_bases)->len > 1;
    return several ? (const mp_obj_tuple_t *)t->tp_mro : NULL;
}

// The order in which the bases of a class made in Python are asked where that is not the chain
// of tp_base: of one with several bases, or derived from one; else NULL. Types of modules have
// what the chain does not give in their own dicts.
static inline const mp_obj_tuple_t *order_of(const PyTypeObject *t) {
    for (; t != NULL && t->_vm[VM_LINK] != NULL; t = t->tp_base) {
        const mp_obj_tuple_t *order = own_order(t);
        if (order != NULL) {
            return order;
        }
    }
    return NULL;
}

SHARED(bool is_subtype(PyTypeObject *a, PyTypeObject *b), typeobject_is_subtype)
#if ONCE_HERE
ONCE bool is_subtype(PyTypeObject *a, PyTypeObject *b) {
    for (PyTypeObject *t = a; t != NULL; t = t->tp_base) {
        if (t == b) {
            return true;
        }
        const mp_obj_tuple_t *order = own_order(t);
        for (size_t i = 0; order != NULL && i < order->len; i++) {
            if (order->items[i] == IDENTITY(b)) {
                return true;
            }
        }
    }
    return false;
}
#endif

static inline const char *short_name(const PyTypeObject *t) {
    return last_part(t->tp_name);
}

// Whether Python code may set the type's attributes.
static inline bool is_open(const PyTypeObject *t) {
    return (t->tp_flags & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_IMMUTABLETYPE)) == Py_TPFLAGS_HEAPTYPE;
}

// The built-in part of any value that has one: what a function of the VM that wants the
// built-in should see.
mp_obj_t typeobject_unwrap(mp_obj_t v);
// In an image where Python code may derive from more than one type of the modules: what a class
// with several bases has of each.
DECLARE_PART(void, inherit_order, PyTypeObject *t);
// The proxy of a class made in Python.
PyTypeObject *typeobject_sub_proxy(const mp_obj_type_t *t);
// `order` is what tp_mro will be where there are several bases, else NULL.
PyTypeObject *typeobject_proxy_new(const mp_obj_type_t *vm, PyTypeObject *base, mp_obj_t order);
mp_obj_t typeobject_wrapper(const mp_obj_type_t *type, const void *wrapped, PyTypeObject *t);
// The order of a type of the VM; `otherwise` when there is none.
mp_obj_t typeobject_linear(const mp_obj_type_t *vm, mp_obj_t otherwise);
// Adds an attribute to a type unless it has one of that name.
void typeobject_dict_add(PyTypeObject *t, qstr name, mp_obj_t value);
// The tuple (object,), tp_bases of most types.
extern const mp_rom_obj_tuple_t typeobject_of_object;
// `protocol` NULL: a new one.
void typeobject_vmtype_fill(vmtype *vt, PyTypeObject *t, uint16_t flags, const void *protocol);

// A type whose attributes, and as a rule its VM type, are in flash (rom.h). While its tp_dict is
// the map there nothing can be added to it; see typeobject_thaw().
static inline bool has_flash_dict(const PyTypeObject *t) {
    const vmtype *rom = t->_vm[VM_ROM];
    return rom != NULL && (const void *)t->tp_dict == rom->slots[SLOT_LOCALS - 1];
}

// ---- attributes (attr.c) ----------------------------------------------------------------

void PORT(type_modified)(PyTypeObject * t);
// One more whenever a type's attributes change, or a class made in Python gets a new one.
extern size_t typeobject_changes;
void typeobject_ours_attr_slow(mp_obj_t self_in, qstr attr, mp_obj_t *dest);
#ifdef TYPEOBJECT_VM
// What is fast is in front of the VM's functions.
#define typeobject_ours_attr typeobject_ours_attr_slow
#else
void typeobject_ours_attr(mp_obj_t self, qstr attr, mp_obj_t *dest);
#endif
void typeobject_find(vmtype *vt, qstr attr, attr_entry *e);

#ifdef TYPEOBJECT_VM
extern attr_entry typeobject_attr_cache[ATTR_CACHE];
void typeobject_forget_attrs(void);

// Where what a type has under a name is remembered, if it is.
static inline __attribute__((always_inline)) attr_entry *attr_place(const vmtype *vt, qstr attr) {
    return &typeobject_attr_cache[(attr + ((uintptr_t)vt >> 6)) % ATTR_CACHE];
}
#define IS_ENTRY(e, vt, attr) ((e)->type == (vt) && (e)->qst == (attr))
#else
#define attr_place(vt, attr) (&(vt)->cache[(size_t)(attr) & (ATTR_CACHE - 1)])
#define IS_ENTRY(e, vt, attr) ((e)->qst == (size_t)(attr))
#endif

static inline attr_entry *find(vmtype *vt, qstr attr) {
    attr_entry *e = attr_place(vt, attr);
    if (MP_UNLIKELY(!IS_ENTRY(e, vt, attr))) {
        typeobject_find(vt, attr, e);
    }
    return e;
}

SHARED(bool is_data_descr(mp_obj_t v), typeobject_is_data_descr)
#if ONCE_HERE
ONCE bool is_data_descr(mp_obj_t v) {
    return v != MP_OBJ_NULL && is_obj(v) && (head(v) == &typeobject_member_type || head(v) == &typeobject_getset_type);
}
#endif

mp_obj_t typeobject_data_descr_get(mp_obj_t v, PyObject *self);
void typeobject_data_descr_set(mp_obj_t v, PyObject *self, mp_obj_t value);
void typeobject_generic_load(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t *dest);
void typeobject_generic_store(mp_obj_t self_in, vmtype *vt, qstr attr, mp_obj_t value);
bool typeobject_only_asks(qstr attr, const mp_obj_t *dest);
DECLARE_PART(void, custom_load, mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t *dest);
// The special method that a slot of `t` stands for, or NULL; and all there are into the dicts.
mp_obj_t typeobject_special(PyTypeObject *t, qstr attr);
void typeobject_all_special(PyTypeObject *t);
mp_obj_t typeobject_dict_copy(PyTypeObject *t);
// Whether it comes before what the instance has of its own.
bool typeobject_is_data(const attr_entry *e);
DECLARE_PART(mp_obj_t, own_attr, PyObject *self, qstr attr);
DECLARE_PART(bool, own_attr_set, PyObject *self, qstr attr, mp_obj_t value);
DECLARE_PART(void, custom_store, mp_obj_t self_in, PyTypeObject *t, qstr attr, mp_obj_t value);

// ---- the other slots (slots.c) ----------------------------------------------------------

// Calls a slot of a suite when the suite and the slot are there.
#define SUITE(t, suite, slot) ((t)->suite != NULL ? (t)->suite->slot : NULL)

// Whether `t` is not to be iterated by its __getitem__.
#define IS_MAPPING(t) (SUITE(t, tp_as_mapping, mp_subscript) != NULL && SUITE(t, tp_as_sequence, sq_item) == NULL)

// Whether a slot of `t` is the one that its built-in base has.
#define FROM_BUILTIN(t, slot) \
    ((t)->_vm[VM_BASE] != NULL && (t)->slot == ((PyTypeObject *)(t)->_vm[VM_BASE])->slot)

// The next buffer is for a memoryview.
extern bool typeobject_for_memoryview;

mp_obj_t typeobject_ours_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
// A line of a traceback: `o` is the exception, `t` its type.
void typeobject_print_exception(const mp_print_t *print, mp_obj_t o, PyTypeObject *t);
void typeobject_ours_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind);
mp_obj_t typeobject_ours_unary_op(mp_unary_op_t op, mp_obj_t self_in);
mp_obj_t typeobject_ours_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
mp_obj_t typeobject_ours_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value);
// Of a type without number, sequence and mapping methods that derives from nothing that has them.
mp_obj_t typeobject_plain_unary_op(mp_unary_op_t op, mp_obj_t self_in);
mp_obj_t typeobject_plain_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
mp_obj_t typeobject_ours_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf);
mp_obj_t typeobject_ours_iternext(mp_obj_t self_in);
mp_obj_t typeobject_ours_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_int_t typeobject_ours_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags);
extern const mp_obj_fun_builtin_fixed_t typeobject_next_obj;
#ifdef TYPEOBJECT_VM
mp_obj_t typeobject_view_make_new(const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
#endif
DECLARE_PART(mp_obj_t, view_make_new, const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args);
DECLARE_PART(mp_obj_t, ours_unary_op, mp_unary_op_t op, mp_obj_t self_in);
DECLARE_PART(mp_obj_t, ours_binary_op, mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
DECLARE_PART(mp_obj_t, ours_subscr, mp_obj_t self_in, mp_obj_t index, mp_obj_t value);
DECLARE_PART(mp_int_t, ours_buffer, mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags);

// ---- classes made in Python (class.c) ---------------------------------------------------

// What the dicts of the classes made in Python have under `attr`, up to the native base; NULL
// when there is nothing.
mp_obj_t typeobject_class_find(const mp_obj_type_t *t, qstr attr);
// PyObject_GenericGetAttr and -SetAttr of an object inside an instance of such a class.
void typeobject_sub_load(PyObject *o, qstr attr, mp_obj_t *dest);
void typeobject_sub_store(PyObject *o, qstr attr, mp_obj_t value);

#endif
