// Memory: objects of modules in the VM's heap, raw memory of modules outside it, and the
// part of a collection that knows both.
//
// A collection of the VM marks from its roots, runs finalisers with the heap locked, and
// frees. Around that, this file
// - marks, at the start, from the static variables of modules and from their raw memory;
// - at the end of marking looks for dead objects with a tp_dealloc, keeps them and all they
//   refer to alive through this collection, and calls tp_dealloc afterwards, with the heap
//   usable. Their memory goes with the next collection.
//
// Which objects wait for their tp_dealloc is kept in the VM's tables: their finaliser bit is
// set like that of every object with a tp_dealloc, and between collections, when the VM has
// none that is marked, they are. A collection needs the marks itself: meanwhile the lowest bit
// of the type in their head is set, which nothing but this file may see.

#include <stdlib.h>

#include "port.h"
#include "py/objarray.h"
#ifdef TYPEOBJECT_VM
#include "linked.h"
#endif

#define DOOMED ((uintptr_t)1)

struct typeobject_gc typeobject_gc;
#define gc typeobject_gc
// A tp_dealloc runs now: what it shows to the VM waits no longer.
uint16_t typeobject_leave_flags = FLAG_ALIAS;
#define RUNNING (typeobject_leave_flags & FLAG_OURS)
#define MAY_WAIT (gc.pending || RUNNING)

// The object whose tp_dealloc runs, so that a collection meanwhile spares it.
MP_REGISTER_ROOT_POINTER(void *typeobject_dying);

// ---- the VM's tables ------------------------------------------------------------------

// Two bits a block: free, head of an allocation, tail of one, head that is marked.
enum { AT_FREE, AT_HEAD, AT_TAIL, AT_MARK };
#define BLOCKS_PER_BYTE (4)
#define BLOCK_BYTES (MICROPY_BYTES_PER_GC_BLOCK)
#define KIND(area, b) (((area)->gc_alloc_table_start[(b) / BLOCKS_PER_BYTE] >> (2 * ((b) & 3))) & 3)
// Between a head and `other`, one way or the other.
#define FLIP(area, b, other) \
    ((area)->gc_alloc_table_start[(b) / BLOCKS_PER_BYTE] ^= ((AT_HEAD ^ (other)) << (2 * ((b) & 3))))
#define PTR(area, b) ((void *)((area)->gc_pool_start + (b) * BLOCK_BYTES))

#if MICROPY_GC_SPLIT_HEAP
#define FOR_AREAS(a) for (mp_state_mem_area_t *a = &MP_STATE_MEM(area); a != NULL; a = a->next)
#else
#define FOR_AREAS(a) for (mp_state_mem_area_t *a = &MP_STATE_MEM(area), *once = a; once != NULL; once = NULL)
#endif

// The part of the heap that `p` is in, or NULL, and the block there.
static mp_state_mem_area_t *area_of(const void *p) {
    FOR_AREAS(area) {
        if ((const byte *)p >= area->gc_pool_start && (const byte *)p < area->gc_pool_end) {
            return area;
        }
    }
    return NULL;
}

static inline size_t block_of(const mp_state_mem_area_t *area, const void *p) {
    return (size_t)((const byte *)p - area->gc_pool_start) / BLOCK_BYTES;
}

// Calls `f` for each block with the finaliser bit.
#define FOR_FINALISED(area, block, ...) FOR_FINALISED_WHERE(true, area, block, __VA_ARGS__)

// The same, of those groups of eight blocks for which `some`, of the first one, is true.
#define FOR_FINALISED_WHERE(some, area, block, ...) \
    for (size_t ftb_i = 0; ftb_i <= (area)->gc_last_used_block / 8; ftb_i++) { \
        size_t block = ftb_i * 8; \
        if ((area)->gc_finaliser_table_start[ftb_i] == 0 || !(some)) { \
            continue; \
        } \
        for (byte ftb = (area)->gc_finaliser_table_start[ftb_i]; ftb; ftb >>= 1, block++) { \
            if (ftb & 1) __VA_ARGS__ \
        } \
    }

// Whether an unmarked head is among the eight blocks from `b` on.
static inline bool any_head(const mp_state_mem_area_t *area, size_t b) {
    const byte *kinds = &area->gc_alloc_table_start[b / BLOCKS_PER_BYTE];
    return ((kinds[0] & ~(kinds[0] >> 1)) | (kinds[1] & ~(kinds[1] >> 1))) & 0x55;
}

// CircuitPython marks from those allocations only whose bit is set in a table of its own.
#if MICROPY_ENABLE_SELECTIVE_COLLECT
#define IS_MARKED_FROM(area, b) ((area)->gc_collect_table_start[(b) / 8] >> ((b) % 8) & 1)
#define MARK_FROM(area, b, mask) ((void)((area)->gc_collect_table_start[(b) / 8] |= (byte)((mask) << ((b) % 8))))
#else
#define IS_MARKED_FROM(area, b) (true)
#define MARK_FROM(area, b, mask) ((void)0)
#endif

static void mark_children(const mp_state_mem_area_t *area, size_t b) {
    if (!IS_MARKED_FROM(area, b)) {
        return;
    }
    size_t end = b + 1;
    size_t n_blocks = area->gc_alloc_table_byte_len * BLOCKS_PER_BYTE;
    while (end < n_blocks && KIND(area, end) == AT_TAIL) {
        end++;
    }
    gc_collect_root(PTR(area, b), (end - b) * BLOCK_BYTES / sizeof(void *));
}

// What the VM does when its mark stack has overflowed, which it would do only later: mark
// the children of all marked blocks until nothing is new.
static void finish_marking(void) {
    while (MP_STATE_MEM(gc_stack_overflow)) {
        MP_STATE_MEM(gc_stack_overflow) = 0;
        FOR_AREAS(area) {
            for (size_t i = 0; i <= area->gc_last_used_block / BLOCKS_PER_BYTE; i++) {
                byte a = area->gc_alloc_table_start[i];
                // A marked head is two ones.
                if (!(a & a >> 1 & 0x55)) {
                    continue;
                }
                for (size_t b = i * BLOCKS_PER_BYTE; b < (i + 1) * BLOCKS_PER_BYTE; b++) {
                    if (KIND(area, b) == AT_MARK) {
                        mark_children(area, b);
                    }
                }
            }
        }
    }
}

bool typeobject_gc_is_block(const void *p) {
    const mp_state_mem_area_t *area = area_of(p);
    // The head of what waits for its tp_dealloc is marked.
    return area != NULL && ((const byte *)p - area->gc_pool_start) % BLOCK_BYTES == 0
           && (KIND(area, block_of(area, p)) & AT_HEAD);
}

// ---- roots outside the heap -------------------------------------------------------------

// Where this file keeps its own lists.
#ifdef TYPEOBJECT_VM
void *PORT(raw_realloc)(void *p, size_t size);
#define list_realloc PORT(raw_realloc)
#else
#define list_realloc realloc
#endif

// Static variables of modules.
static struct {
    void **start;
    size_t words;
} *data_ranges;
static size_t n_data, data_alloc;

// False: no memory.
bool typeobject_gc_add_data(void *start, size_t len) {
    uintptr_t a = ((uintptr_t)start + sizeof(void *) - 1) & ~(sizeof(void *) - 1);
    uintptr_t e = ((uintptr_t)start + len) & ~(sizeof(void *) - 1);
    if (a >= e) {
        return true;
    }
    if (n_data == data_alloc) {
        size_t n = data_alloc ? 2 * data_alloc : 16;
        void *p = list_realloc(data_ranges, n * sizeof(*data_ranges));
        if (p == NULL) {
            return false;
        }
        data_ranges = p;
        data_alloc = n;
    }
    data_ranges[n_data].start = (void **)a;
    data_ranges[n_data].words = (e - a) / sizeof(void *);
    n_data++;
    return true;
}

#ifdef TYPEOBJECT_VM
static void forget_heap(void **start, void **end);
#else
#define forget_heap(start, end) ((void)0)
#endif

void typeobject_gc_data(bool forget) {
    for (size_t i = 0; i < n_data; i++) {
        if (forget) {
            forget_heap(data_ranges[i].start, data_ranges[i].start + data_ranges[i].words);
        } else {
            gc_collect_root(data_ranges[i].start, data_ranges[i].words);
        }
    }
    if (forget) {
        data_ranges = NULL;
        n_data = data_alloc = 0;
    }
}

void PORT(root)(PyObject * *place) {
    if (!typeobject_gc_add_data(place, sizeof(*place))) {
        PORT(fatal)("typeobject: no memory for the list of roots");
    }
}

#if TYPEOBJECT_GC_STRESS
// Allocations that are to fail: so many after so many.
size_t typeobject_fail_after, typeobject_fail_count;

static bool fails(void) {
    if (MP_LIKELY(typeobject_fail_count == 0)) {
        return false;
    }
    if (typeobject_fail_after != 0) {
        typeobject_fail_after--;
        return false;
    }
    typeobject_fail_count--;
    return true;
}
#else
static inline bool fails(void) {
    return false;
}
#endif

#ifdef TYPEOBJECT_VM

// Raw memory: blocks of the VM's heap in a list whose head is a root. So what is in them is
// alive until they are freed, and a pointer to anywhere inside, or none at all that we can
// see, keeps them.
typedef struct _raw_block {
    struct _raw_block *next, *prev;
} raw_block;

MP_REGISTER_ROOT_POINTER(void *typeobject_raw);

static void raw_link(raw_block *b) {
    if (b->next != NULL) {
        b->next->prev = b;
    }
    if (b->prev != NULL) {
        b->prev->next = b;
    } else {
        MP_STATE_VM(typeobject_raw) = b;
    }
}

void *PORT(raw_alloc)(size_t size, int zero) {
    (void)zero;
    if (size > SIZE_MAX / 2) {
        return NULL;
    }
    raw_block *b = gc_alloc(sizeof(raw_block) + size, 0);
    if (b == NULL) {
        return NULL;
    }
    // All of it is scanned, and never with what was there before.
    memset(b, 0, gc_nbytes(b));
    b->next = MP_STATE_VM(typeobject_raw);
    raw_link(b);
    return b + 1;
}

void *PORT(raw_realloc)(void *p, size_t size) {
    if (p == NULL) {
        return PORT(raw_alloc)(size, 0);
    }
    if (size > SIZE_MAX / 2) {
        return NULL;
    }
    raw_block *b = (raw_block *)p - 1;
    size_t old = gc_nbytes(b);
    b = gc_realloc(b, sizeof(raw_block) + size, true);
    if (b == NULL) {
        return NULL;
    }
    size_t now = gc_nbytes(b);
    if (now > old) {
        memset((char *)b + old, 0, now - old);
    }
    raw_link(b);
    return b + 1;
}

// Objects are in the VM's heap, too, and their memory is the collector's to take: they are at
// the start of a block, which raw memory is not.
void PORT(raw_free)(void *p) {
    if (p == NULL || (uintptr_t)p % BLOCK_BYTES != sizeof(raw_block)) {
        return;
    }
    raw_block *b = (raw_block *)p - 1;
    if (b->next != NULL) {
        b->next->prev = b->prev;
    }
    if (b->prev != NULL) {
        b->prev->next = b->next;
    } else {
        MP_STATE_VM(typeobject_raw) = b->next;
    }
    gc_free(b);
}

#else

// Raw memory: a hash table of address and size. What is in it is a root until it is freed,
// so a pointer to anywhere inside, or none at all that we can see, keeps it working.
typedef struct {
    void *p;
    size_t size;
} raw_block;

// Module code allocates without the VM's lock, too.
#if MICROPY_PY_THREAD && defined(__linux__)
#include <malloc.h>
#include <sched.h>

static bool raw_busy;

static inline void raw_enter(void) {
    while (MP_UNLIKELY(__atomic_exchange_n(&raw_busy, true, __ATOMIC_ACQUIRE))) {
        sched_yield();
    }
}

static inline void raw_leave(void) {
    __atomic_store_n(&raw_busy, false, __ATOMIC_RELEASE);
}
#else
static inline void raw_enter(void) {
}

static inline void raw_leave(void) {
}
#endif

static raw_block *raw;
static size_t raw_used, raw_alloc_n;    // raw_used counts tombstones, too
static size_t raw_live;
#define TOMB ((void *)1)

static size_t raw_hash(const void *p, size_t n) {
    return (size_t)(((uintptr_t)p >> 4) * (uintptr_t)0x9E3779B97F4A7C15u >> 20) & (n - 1);
}

static raw_block *raw_find(const void *p) {
    if (raw_alloc_n == 0) {
        return NULL;
    }
    for (size_t i = raw_hash(p, raw_alloc_n);; i = (i + 1) & (raw_alloc_n - 1)) {
        if (raw[i].p == p) {
            return &raw[i];
        }
        if (raw[i].p == NULL) {
            return NULL;
        }
    }
}

static bool raw_grow(void) {
    size_t n = raw_live * 4 < 64 ? 64 : 1;
    while (n < raw_live * 4) {
        n *= 2;
    }
    raw_block *t = calloc(n, sizeof(*t));
    if (t == NULL) {
        return false;
    }
    for (size_t i = 0; i < raw_alloc_n; i++) {
        if (raw[i].p != NULL && raw[i].p != TOMB) {
            size_t k = raw_hash(raw[i].p, n);
            while (t[k].p != NULL) {
                k = (k + 1) & (n - 1);
            }
            t[k] = raw[i];
        }
    }
    free(raw);
    raw = t;
    raw_alloc_n = n;
    raw_used = raw_live;
    return true;
}

// Between raw_enter and raw_leave, all of these. Makes the memory at `p`, which the C library
// gave, known to the collector.
static void *raw_note(void *p, size_t size) {
    if (p == NULL) {
        return NULL;
    }
    if (raw_used * 2 >= raw_alloc_n && !raw_grow()) {
        free(p);
        return NULL;
    }
    size_t i = raw_hash(p, raw_alloc_n);
    while (raw[i].p != NULL && raw[i].p != TOMB && raw[i].p != p) {
        i = (i + 1) & (raw_alloc_n - 1);
    }
    if (raw[i].p != p) {
        raw_used += raw[i].p == NULL;
        raw_live++;
    }
    raw[i].p = p;
    raw[i].size = size;
    return p;
}

static void *raw_add(void *p, size_t size) {
    raw_enter();
    p = raw_note(p, size);
    raw_leave();
    return p;
}

static bool raw_forget(void *p) {
    raw_enter();
    raw_block *b = raw_find(p);
    bool known = b != NULL;
    if (known) {
        b->p = TOMB;
        b->size = 0;
        raw_live--;
    }
    raw_leave();
    return known;
}

void *PORT(raw_alloc)(size_t size, int zero) {
    if (fails()) {
        return NULL;
    }
    // New memory is scanned before its owner has filled it: never with what was there before.
    (void)zero;
    return raw_add(calloc(1, size ? size : 1), size);
}

static void *raw_resize(void *p, size_t size) {
    raw_block *b = raw_find(p);
    size_t old = b != NULL ? b->size : 0;
    if (b == NULL) {
        // From before the module's functions were bound: a constructor of the shared object.
        void *q = realloc(p, size ? size : 1);
        return q != NULL ? raw_note(q, size) : NULL;
    }
    // The old block stays known until the new one is.
    void *q = realloc(p, size ? size : 1);
    if (q == NULL) {
        return NULL;
    }
    if (size > old) {
        memset((char *)q + old, 0, size - old);
    }
    if (q != p) {
        b->p = TOMB;
        b->size = 0;
        raw_live--;
        return raw_note(q, size);
    }
    b->size = size;
    return q;
}

void *PORT(raw_realloc)(void *p, size_t size) {
    if (p == NULL) {
        return PORT(raw_alloc)(size, 0);
    }
    if (fails()) {
        return NULL;
    }
    raw_enter();
    p = raw_resize(p, size);
    raw_leave();
    return p;
}

// Whoever asks how much there is may use it all: from then on the collector looks at all of it, and
// raw_resize keeps it.
size_t typeobject_malloc_usable_size(void *p) {
    size_t size = malloc_usable_size(p);
    raw_enter();
    raw_block *b = raw_find(p);
    if (b != NULL && size > b->size) {
        memset((char *)p + b->size, 0, size - b->size);
        b->size = size;
    }
    raw_leave();
    return size;
}

// Objects are in the VM's heap, and their memory is the collector's to take.
// What is not known was freed before, or is none of the API's.
void PORT(raw_free)(void *p) {
    if (p != NULL && area_of(p) == NULL && raw_forget(p)) {
        free(p);
    }
}

#endif

// What a module's own malloc, calloc, … are bound to (import.c).
void *typeobject_malloc(size_t size) {
    return PORT(raw_alloc)(size, 1);
}

void *typeobject_calloc(size_t n, size_t size) {
    if (size != 0 && n > (size_t)-1 / size) {
        return NULL;
    }
    return PORT(raw_alloc)(n * size, 1);
}

void *typeobject_realloc(void *p, size_t size) {
    return PORT(raw_realloc)(p, size);
}

void *typeobject_reallocarray(void *p, size_t n, size_t size) {
    if (size != 0 && n > (size_t)-1 / size) {
        return NULL;
    }
    return PORT(raw_realloc)(p, n * size);
}

void typeobject_free(void *p) {
    #ifdef TYPEOBJECT_VM
    PORT(raw_free)(p);
    #else
    if (p != NULL && area_of(p) == NULL) {
        // Memory of other libraries, too.
        raw_forget(p);
        free(p);
    }
    #endif
}

char *typeobject_strdup(const char *s) {
    size_t n = strlen(s) + 1;
    char *p = typeobject_malloc(n);
    return p != NULL ? memcpy(p, s, n) : NULL;
}

char *typeobject_strndup(const char *s, size_t max) {
    size_t n = strnlen(s, max);
    char *p = typeobject_malloc(n + 1);
    return p != NULL ? memcpy(p, s, n) : NULL;
}

#ifndef TYPEOBJECT_VM
void *typeobject_aligned_alloc(size_t align, size_t size) {
    void *p = NULL;
    if (posix_memalign(&p, align < sizeof(void *) ? sizeof(void *) : align, size ? size : 1) != 0) {
        return NULL;
    }
    memset(p, 0, size);
    return raw_add(p, size);
}

void *typeobject_valloc(size_t size) {
    return typeobject_aligned_alloc(4096, size);
}

int typeobject_posix_memalign(void **out, size_t align, size_t size) {
    void *p = NULL;
    int r = posix_memalign(&p, align, size ? size : 1);
    if (r != 0) {
        return r;
    }
    memset(p, 0, size);
    *out = raw_add(p, size);
    return *out != NULL ? 0 : 12;
}
#endif

void __real_gc_collect(void);
void __wrap_gc_collect(void);

static void spend(size_t bytes) {
    gc.budget -= bytes > gc.budget ? gc.budget : bytes;
}

// ---- cells ----------------------------------------------------------------------------------

// Modules make objects of few sizes and many of each, so they are allocated ahead of need: a
// run of free blocks becomes so many allocations of one size in the VM's table, each zeroed,
// and the next object takes the first of them. To the VM they are allocations like any other.
// Those that nobody has taken when a collection starts are forgotten, and so it frees them.

// How many at a time, and up to how many blocks each. 0 turns it off.
#ifndef TYPEOBJECT_CELLS
#ifdef TYPEOBJECT_VM
#define TYPEOBJECT_CELLS (0)
#elif UINTPTR_MAX > 0xffffffff
#define TYPEOBJECT_CELLS (32)
#else
#define TYPEOBJECT_CELLS (4)
#endif
#endif
#define CELL_BLOCKS (4)

#if TYPEOBJECT_CELLS

// Of one size, with the finaliser bit or without it: the next one and the end of the last.
typedef struct {
    byte *next, *end;
} cells;

static cells free_cells[CELL_BLOCKS][2];
// Where the search for free blocks goes on: an area, NULL for none, and the block in it.
static mp_state_mem_area_t *cells_area;
static size_t cells_block;

static void forget_cells(void) {
    memset(free_cells, 0, sizeof(free_cells));
    cells_area = &MP_STATE_MEM(area);
    cells_block = 0;
}

#if MICROPY_PY_THREAD && !MICROPY_PY_THREAD_GIL
#define HEAP_ENTER() mp_thread_recursive_mutex_lock(&MP_STATE_MEM(gc_mutex), 1)
#define HEAP_EXIT() mp_thread_recursive_mutex_unlock(&MP_STATE_MEM(gc_mutex))
#else
#define HEAP_ENTER()
#define HEAP_EXIT()
#endif

// The next run of at least `min` free blocks, and at most `max` of them: its length, or 0.
static size_t free_run(size_t min, size_t max) {
    while (cells_area != NULL) {
        mp_state_mem_area_t *area = cells_area;
        const byte *table = area->gc_alloc_table_start;
        size_t n = area->gc_alloc_table_byte_len * BLOCKS_PER_BYTE;
        for (size_t b = cells_block, first = b; b < n;) {
            bool even = b % BLOCKS_PER_BYTE == 0;
            byte a = table[b / BLOCKS_PER_BYTE];
            if (even && a == 0 && b - first < max) {
                b += BLOCKS_PER_BYTE;
            } else if (KIND(area, b) == AT_FREE && b - first < max) {
                b++;
            } else if (b - first >= min) {
                cells_block = first;
                return b - first < max ? b - first : max;
            } else {
                // Four blocks that are all in use are passed over at once.
                b += even && ((a | a >> 1) & 0x55) == 0x55 ? BLOCKS_PER_BYTE : 1;
                first = b;
            }
            if (b == n && b - first >= min) {
                cells_block = first;
                return b - first < max ? b - first : max;
            }
        }
        #if MICROPY_GC_SPLIT_HEAP
        cells_area = area->next;
        #else
        cells_area = NULL;
        #endif
        cells_block = 0;
    }
    return 0;
}

// Four blocks of the tables for cells of so many blocks, where they come out even.
static const struct {
    byte kinds, heads;
} four[CELL_BLOCKS + 1] = {[1] = {0x55, 0xf}, [2] = {0x99, 0x5}, [4] = {0xa9, 0x1}};

// Makes cells for objects of `size` bytes; false when that must be left to the VM's
// allocator, which may collect.
static bool make_cells(size_t size, bool finaliser) {
    size_t n_blocks = (size + BLOCK_BYTES - 1) / BLOCK_BYTES;
    if (n_blocks - 1 >= CELL_BLOCKS || gc_is_locked()) {
        return false;
    }
    #if MICROPY_GC_ALLOC_THRESHOLD
    if (MP_STATE_MEM(gc_alloc_amount) >= MP_STATE_MEM(gc_alloc_threshold)) {
        return false;
    }
    #endif
    HEAP_ENTER();
    size_t n = free_run(n_blocks, n_blocks * TYPEOBJECT_CELLS) / n_blocks * n_blocks;
    mp_state_mem_area_t *area = cells_area;
    size_t first = cells_block;
    for (size_t i = 0, phase = 0; i < n;) {
        size_t b = first + i;
        byte *kinds = &area->gc_alloc_table_start[b / BLOCKS_PER_BYTE];
        byte *bits = &area->gc_finaliser_table_start[b / 8];
        if (phase == 0 && b % BLOCKS_PER_BYTE == 0 && n - i >= BLOCKS_PER_BYTE && four[n_blocks].kinds != 0) {
            *kinds = four[n_blocks].kinds;
            *bits |= finaliser ? four[n_blocks].heads << (b % 8) : 0;
            MARK_FROM(area, b, 0xf);
            i += BLOCKS_PER_BYTE;
        } else {
            *kinds |= (phase == 0 ? AT_HEAD : AT_TAIL) << (2 * (b % BLOCKS_PER_BYTE));
            *bits |= (finaliser && phase == 0) << (b % 8);
            MARK_FROM(area, b, 1);
            phase = phase + 1 == n_blocks ? 0 : phase + 1;
            i++;
        }
    }
    if (n != 0) {
        cells_block = first + n;
        if (first + n - 1 > area->gc_last_used_block) {
            area->gc_last_used_block = first + n - 1;
        }
        #if MICROPY_GC_ALLOC_THRESHOLD
        MP_STATE_MEM(gc_alloc_amount) += n;
        #endif
        spend(finaliser ? n * BLOCK_BYTES : 0);
        byte *p = PTR(area, first);
        memset(p, 0, n * BLOCK_BYTES);
        free_cells[n_blocks - 1][finaliser] = (cells) {p, p + n * BLOCK_BYTES};
    }
    HEAP_EXIT();
    return n != 0;
}

// A zeroed cell for an object of `size` bytes; NULL when none is ready.
static inline void *ready_cell(size_t size, bool finaliser) {
    #if !MICROPY_PY_THREAD
    // With threads that is dear to ask, and gc_lock forgets the cells.
    if (MP_UNLIKELY(gc_is_locked())) {
        return NULL;
    }
    #endif
    size_t i = (size - 1) / BLOCK_BYTES;
    if (MP_UNLIKELY(i >= CELL_BLOCKS)) {
        return NULL;
    }
    cells *c = &free_cells[i][finaliser];
    byte *p = c->next;
    if (MP_UNLIKELY(p == c->end)) {
        return NULL;
    }
    c->next = p + (i + 1) * BLOCK_BYTES;
    return p;
}

#if MICROPY_PY_THREAD
void __real_gc_lock(void);
void __wrap_gc_lock(void);

void __wrap_gc_lock(void) {
    memset(free_cells, 0, sizeof(free_cells));
    __real_gc_lock();
}
#endif

#elif defined(TYPEOBJECT_VM) && !MICROPY_PY_THREAD && !MICROPY_ENABLE_SELECTIVE_COLLECT && !MICROPY_GC_SPLIT_HEAP \
    && !TYPEOBJECT_GC_STRESS

// On a board one run of blocks, the first that are free, serves all short allocations, the VM's own
// too. Each block is one allocation until it is taken, and its contents are what they were.
#define RUN_BLOCKS (32)

static void forget_cells(void) {
    gc.run_next = gc.run_end = NULL;
}

static inline bool make_cells(size_t size, bool finaliser) {
    (void)size;
    (void)finaliser;
    return false;
}

// Adds the free blocks behind the run to it.
static void extend_run(void) {
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    size_t first = (size_t)(gc.run_end - area->gc_pool_start) / BLOCK_BYTES, b = first;
    size_t end = area->gc_alloc_table_byte_len * BLOCKS_PER_BYTE;
    if (end > first + RUN_BLOCKS) {
        end = first + RUN_BLOCKS;
    }
    while (b < end) {
        byte *kinds = &area->gc_alloc_table_start[b / BLOCKS_PER_BYTE];
        if (*kinds == 0 && b % BLOCKS_PER_BYTE == 0 && end - b >= BLOCKS_PER_BYTE) {
            *kinds = 0x55;
            b += BLOCKS_PER_BYTE;
        } else if (KIND(area, b) == AT_FREE) {
            *kinds |= AT_HEAD << (2 * (b % BLOCKS_PER_BYTE));
            b++;
        } else {
            break;
        }
    }
    gc.run_end = PTR(area, b);
    gc.multi_hint = first / BLOCKS_PER_BYTE;
    // As before, no block in front of it is free.
    if (area->gc_last_free_atb_index == first / BLOCKS_PER_BYTE) {
        area->gc_last_free_atb_index = b / BLOCKS_PER_BYTE;
    }
    if (b > area->gc_last_used_block) {
        area->gc_last_used_block = b - 1;
    }
    #if MICROPY_GC_ALLOC_THRESHOLD
    MP_STATE_MEM(gc_alloc_amount) += b - first;
    #endif
}

// Gives it back.
static void free_run(void) {
    if (gc.run_next == gc.run_end) {
        return;
    }
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    size_t first = (size_t)(gc.run_next - area->gc_pool_start) / BLOCK_BYTES;
    for (size_t b = first; PTR(area, b) != gc.run_end; b++) {
        area->gc_alloc_table_start[b / BLOCKS_PER_BYTE] &= (byte)~(3u << (2 * (b % BLOCKS_PER_BYTE)));
    }
    if (first / BLOCKS_PER_BYTE < area->gc_last_free_atb_index) {
        area->gc_last_free_atb_index = first / BLOCKS_PER_BYTE;
    }
    gc.run_end = gc.run_next;
}

// Makes `bytes` of the run part of the allocation that begins at `p` and ends where they begin, or
// of none yet; zeroes them.
static void take(byte *p, size_t bytes) {
    size_t *to = (size_t *)gc.run_next;
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    size_t b = (size_t)(gc.run_next - area->gc_pool_start) / BLOCK_BYTES;
    byte *end = gc.run_next + bytes;
    if ((byte *)to == p) {
        b++;
        bytes -= BLOCK_BYTES;
    }
    for (; bytes != 0; b++, bytes -= BLOCK_BYTES) {
        FLIP(area, b, AT_TAIL);
    }
    do {
        for (size_t i = 0; i < BLOCK_BYTES / sizeof(size_t); i++) {
            to[i] = 0;
        }
        to += BLOCK_BYTES / sizeof(size_t);
    } while ((byte *)to != end);
    gc.run_next = end;
}

// `size` zeroed bytes; NULL when the run has no more or the VM's allocator has to be asked.
static inline __attribute__((always_inline)) void *ready_cell(size_t size, bool finaliser) {
    byte *p = gc.run_next;
    size_t room = (size_t)(gc.run_end - p);
    if (size - 1 >= room || MP_STATE_THREAD(gc_lock_depth) != 0) {
        return NULL;
    }
    if (size <= BLOCK_BYTES) {
        gc.run_next = p + BLOCK_BYTES;
        size_t *to = (size_t *)p;
        for (size_t i = 0; i < BLOCK_BYTES / sizeof(size_t); i++) {
            to[i] = 0;
        }
    } else {
        take(p, (size + BLOCK_BYTES - 1) & ~(size_t)(BLOCK_BYTES - 1));
    }
    if (finaliser) {
        mp_state_mem_area_t *area = &MP_STATE_MEM(area);
        size_t b = (size_t)(p - area->gc_pool_start) / BLOCK_BYTES;
        area->gc_finaliser_table_start[b / 8] |= 1 << (b % 8);
    }
    return p;
}

// Makes an allocation that ends where the run begins longer, as buffers that are printed to are; or
// gives the run up, for the VM to do it. Whether it is done.
static bool grow_into_run(byte *p, size_t n_bytes) {
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    if (gc.run_next == gc.run_end || p < area->gc_pool_start || p >= gc.run_next) {
        return false;
    }
    size_t first = (size_t)(gc.run_next - area->gc_pool_start) / BLOCK_BYTES, b = first - 1;
    while (KIND(area, b) == AT_TAIL) {
        b--;
    }
    size_t bytes = (n_bytes + BLOCK_BYTES - 1) & ~(size_t)(BLOCK_BYTES - 1);
    if (PTR(area, b) != p || bytes <= (size_t)(gc.run_next - p)) {
        return false;
    }
    bytes -= (size_t)(gc.run_next - p);
    if (bytes > (size_t)(gc.run_end - gc.run_next) && bytes < 4 * BLOCK_BYTES) {
        extend_run();
    }
    if (bytes <= (size_t)(gc.run_end - gc.run_next) && MP_STATE_THREAD(gc_lock_depth) == 0) {
        take(NULL, bytes);
        return true;
    }
    free_run();
    return false;
}

#define HAS_RUN (1)

#else

static void forget_cells(void) {
}

static inline bool make_cells(size_t size, bool finaliser) {
    (void)size;
    (void)finaliser;
    return false;
}

static inline void *ready_cell(size_t size, bool finaliser) {
    (void)size;
    (void)finaliser;
    return NULL;
}

#endif

// ---- a collection -------------------------------------------------------------------------

void __real_gc_collect_start(void);
void __wrap_gc_collect_start(void);
void __real_gc_collect_end(void);
void __wrap_gc_collect_end(void);

// Marks from what modules have outside the heap.
void typeobject_gc_module_roots(void) {
    if (HAS_PART(gc_data)) {
        PART(gc_data)(false);
    }
    #ifdef TYPEOBJECT_VM
    for (const typeobject_variables *v = typeobject_linked_variables; v->start != NULL; v++) {
        gc_collect_root(v->start, v->end - v->start);
    }
    #else
    raw_enter();
    for (size_t i = 0; i < raw_alloc_n; i++) {
        if (raw[i].size >= sizeof(void *)) {
            gc_collect_root(raw[i].p, raw[i].size / sizeof(void *));
        }
    }
    raw_leave();
    #endif
}

static inline mp_obj_base_t *base_at(void *p) {
    return p;
}

// Of the objects with the finaliser bit, those whose head is of `kind` and whose type is
// `doomed` (DOOMED or 0): both change.
static void flip(unsigned kind, uintptr_t doomed) {
    FOR_AREAS(area) {
        FOR_FINALISED(area, b, {
            mp_obj_base_t *o = base_at(PTR(area, b));
            if (KIND(area, b) == kind && ((uintptr_t)o->type & DOOMED) == doomed) {
                o->type = (const mp_obj_type_t *)((uintptr_t)o->type ^ DOOMED);
                FLIP(area, b, AT_MARK);
            }
        })
    }
}

void __wrap_gc_collect_start(void) {
    gc.collecting = true;
    if (MAY_WAIT) {
        flip(AT_MARK, 0);
    }
    typeobject_forget_args();
    forget_cells();
    __real_gc_collect_start();
    typeobject_thread_roots();
    typeobject_gc_module_roots();
}

// ---- buffers that objects of modules export -----------------------------------------------

// A memoryview of the VM holds the address of the buffer and nothing else, and whoever else
// asks for a buffer never says that he is done. So what was exported is noted here: with its
// exporter it stays until no live memoryview is of it, or, where there is none, for two
// collections.
typedef struct {
    PyObject *exporter;
    Py_buffer view;
    bool viewed;        // by a memoryview
    bool live;
    uint8_t age;
} export;

static export *exports;
static size_t n_exports;

bool typeobject_gc_add_export(PyObject *exporter, const Py_buffer *view, bool viewed) {
    export *more = list_realloc(exports, (n_exports + 1) * sizeof(*exports));
    if (more == NULL) {
        return false;
    }
    exports = more;
    exports[n_exports++] = (export) {exporter, *view, viewed, true, 0};
    return true;
}

// Keeps exporters alive; at the end of marking.
static void mark_exports(void) {
    bool viewed = false;
    for (size_t i = 0; i < n_exports; i++) {
        export *e = &exports[i];
        viewed = viewed || e->viewed;
        e->live = !e->viewed && ++e->age < 2;
        if (!e->viewed) {
            gc_collect_root((void **)&e->exporter, 1);
        }
    }
    // A memoryview may be reached only through another exporter.
    for (bool more = viewed; more;) {
        more = false;
        finish_marking();
        FOR_AREAS(area) {
            for (size_t b = 0; b <= area->gc_last_used_block; b++) {
                if (KIND(area, b) != AT_MARK) {
                    continue;
                }
                const mp_obj_array_t *a = PTR(area, b);
                if (a->base.type != &mp_type_memoryview) {
                    continue;
                }
                for (size_t i = 0; i < n_exports; i++) {
                    if (exports[i].viewed && !exports[i].live && exports[i].view.buf == a->items) {
                        exports[i].live = true;
                        gc_collect_root((void **)&exports[i].exporter, 1);
                        more = true;
                    }
                }
            }
        }
    }
    for (size_t i = 0; i < n_exports; i++) {
        if (!exports[i].live) {
            // To be released first.
            gc_collect_root((void **)&exports[i].exporter, 1);
            gc.pending = true;
        }
    }
    finish_marking();
}

static void release_exports(void) {
    for (size_t i = 0; i < n_exports;) {
        export e = exports[i];
        if (e.live) {
            i++;
            continue;
        }
        exports[i] = exports[--n_exports];
        PyBufferProcs *procs = our_type(e.exporter)->tp_as_buffer;
        if (procs != NULL && procs->bf_releasebuffer != NULL) {
            procs->bf_releasebuffer(e.exporter, &e.view);
        }
    }
}

void typeobject_gc_exports(int what) {
    if (what == EXPORTS_RELEASE) {
        release_exports();
    } else if (what == EXPORTS_MARK) {
        if (n_exports != 0) {
            mark_exports();
        }
    } else {
        exports = NULL;
        n_exports = 0;
    }
}

// For the runtime's weak references: whether what is there outlives this collection.
static int is_live(const void *p) {
    const mp_state_mem_area_t *area = area_of(p);
    return area == NULL || KIND(area, block_of(area, p)) == AT_MARK;
}

// Finds the dead objects that have a tp_dealloc and keeps them for it.
static void doom_dead_objects(void) {
    finish_marking();
    if (HAS_PART(gc_exports)) {
        PART(gc_exports)(EXPORTS_MARK);
    }
    // Before any deallocator: nobody gets hold of a dead object.
    if (HAS_PART(weakref_clear)) {
        PART(weakref_clear)(is_live);
    }
    bool any = false;
    FOR_AREAS(area) {
        FOR_FINALISED_WHERE(any_head(area, b), area, b, {
            if (KIND(area, b) == AT_HEAD) {
                mp_obj_base_t *o = base_at(PTR(area, b));
                uintptr_t t = (uintptr_t)o->type;
                if (t != 0 && ((t & DOOMED) || is_ours(o->type))) {
                    o->type = (const mp_obj_type_t *)(t | DOOMED);
                    FLIP(area, b, AT_MARK);
                    any = true;
                }
            }
        })
    }
    gc.pending = gc.pending || any;
    if (any) {
        // They are marked, what they refer to is not yet. That includes their types, which
        // their heads no longer point to.
        FOR_AREAS(area) {
            FOR_FINALISED(area, b, {
                uintptr_t t = (uintptr_t)base_at(PTR(area, b))->type;
                if (KIND(area, b) == AT_MARK && (t & DOOMED)) {
                    void *type = (void *)(t & ~DOOMED);
                    gc_collect_root(&type, 1);
                    mark_children(area, b);
                }
            })
        }
        finish_marking();
    }
    if (HAS_PART(weakref_drop) && PART(weakref_drop)(is_live) != 0) {
        gc.pending = true;
    }
}

// The finalisers that the VM would run in its part of the end. They may look at whatever is
// there, so that no type is DOOMED meanwhile: what waits is not marked, and is all with the
// finaliser bit that is not in the end.
static void run_finalisers(void) {
    bool shown = false;
    FOR_AREAS(area) {
        FOR_FINALISED_WHERE(any_head(area, b), area, b, {
            mp_obj_base_t *o = base_at(PTR(area, b));
            if (KIND(area, b) != AT_HEAD || (o->type != NULL && is_ours(o->type))) {
                continue;
            }
            if (!shown) {
                shown = true;
                flip(AT_MARK, DOOMED);
            }
            area->gc_finaliser_table_start[b / 8] &= ~(1u << (b & 7));
            mp_obj_t del[2] = {MP_OBJ_NULL};
            if (o->type != NULL) {
                mp_load_method_maybe(MP_OBJ_FROM_PTR(o), MP_QSTR___del__, del);
            }
            if (del[0] != MP_OBJ_NULL) {
                #if MICROPY_ENABLE_SCHEDULER
                mp_sched_lock();
                #endif
                mp_call_function_1_protected(del[0], del[1]);
                #if MICROPY_ENABLE_SCHEDULER
                mp_sched_unlock();
                #endif
            }
        })
    }
    if (shown) {
        flip(AT_HEAD, 0);
    }
}

static size_t free_bytes(void) {
    size_t blocks = 0;
    FOR_AREAS(area) {
        size_t bytes = area->gc_last_used_block / BLOCKS_PER_BYTE + 1;
        const byte *table = area->gc_alloc_table_start;
        blocks += area->gc_alloc_table_byte_len * BLOCKS_PER_BYTE;
        // A free block is two zero bits; those of a word are counted at a time.
        const size_t ones = (size_t)-1 / 0xff;
        for (size_t i = 0; i < bytes; i += sizeof(size_t)) {
            size_t a = 0;
            memcpy(&a, table + i, bytes - i < sizeof(a) ? bytes - i : sizeof(a));
            a = (a | a >> 1) & (ones * 0x55);
            a = (a & (ones * 0x33)) + (a >> 2 & (ones * 0x33));
            a = (a + (a >> 4)) & (ones * 0x0f);
            blocks -= a * ones >> (8 * (sizeof(a) - 1));
        }
    }
    return blocks * BLOCK_BYTES;
}

static void run_deallocators(void);

void __wrap_gc_collect_end(void) {
    bool active = TYPES_EXIST;
    if (active) {
        doom_dead_objects();
        run_finalisers();
    }
    __real_gc_collect_end();
    if (MAY_WAIT) {
        flip(AT_HEAD, DOOMED);
    }
    gc.collecting = false;
    gc.multi_hint = 0;
    forget_cells();
    if (active) {
        gc.budget = free_bytes() / 2;
        if (!gc.in_alloc) {
            run_deallocators();
        }
    }
}

// gc.collect(). The objects whose tp_dealloc has run are garbage only now, so that one call
// leaves nothing behind there is a second round.
void __wrap_gc_collect(void) {
    gc.deallocated = false;
    __real_gc_collect();
    if (gc.deallocated && !gc.in_alloc && !RUNNING && !gc_is_locked()) {
        #if MICROPY_PY_GC_COLLECT_RETVAL
        size_t first = MP_STATE_MEM(gc_collected);
        #endif
        __real_gc_collect();
        #if MICROPY_PY_GC_COLLECT_RETVAL
        MP_STATE_MEM(gc_collected) += first;
        #endif
    }
}

// Calls tp_dealloc of every doomed object. It may run Python code, allocate and collect;
// objects that a collection dooms meanwhile are seen by the same loop or the next round.
static void run_deallocators(void) {
    if (RUNNING || !gc.pending || gc_is_locked()) {
        return;
    }
    typeobject_leave_flags |= FLAG_OURS;
    mp_obj_t saved = pending_exc;
    while (gc.pending) {
        gc.pending = false;
        if (HAS_PART(weakref_callbacks)) {
            PART(weakref_callbacks)();
        }
        if (HAS_PART(gc_exports)) {
            PART(gc_exports)(EXPORTS_RELEASE);
        }
        FOR_AREAS(area) {
            for (size_t i = 0; i <= area->gc_last_used_block / 8; i++) {
                for (unsigned bit = 0; bit < 8 && area->gc_finaliser_table_start[i] >> bit; bit++) {
                    size_t b = i * 8 + bit;
                    if (!(area->gc_finaliser_table_start[i] >> bit & 1) || KIND(area, b) != AT_MARK) {
                        continue;
                    }
                    FLIP(area, b, AT_MARK);
                    mp_obj_base_t *o = base_at(PTR(area, b));
                    // It is finalised once: from now on it is a plain block.
                    area->gc_finaliser_table_start[i] &= ~(1u << bit);
                    MP_STATE_VM(typeobject_dying) = o;
                    gc.deallocated = true;
                    pending_exc = MP_OBJ_NULL;
                    PyObject *self = (PyObject *)o;
                    our_type(self)->tp_dealloc(self);
                    if (pending_exc != MP_OBJ_NULL) {
                        PyErr_WriteUnraisable(NULL);
                    }
                }
            }
        }
    }
    MP_STATE_VM(typeobject_dying) = NULL;
    pending_exc = saved;
    typeobject_leave_flags = FLAG_ALIAS;
}

// An object that a tp_dealloc shows to the VM: somebody may have it now. If it waits for its own,
// that is put off until it is found dead again.
void typeobject_gc_shown(void *o) {
    const mp_state_mem_area_t *area = area_of(o);
    if (area != NULL && KIND(area, block_of(area, o)) == AT_MARK) {
        FLIP(area, block_of(area, o), AT_MARK);
    }
}

void typeobject_gc_safe_point(void) {
    if (!gc.in_alloc) {
        run_deallocators();
    }
}

// ---- allocation ---------------------------------------------------------------------------

void *__real_gc_alloc(size_t n_bytes, unsigned int flags);
void *__wrap_gc_alloc(size_t n_bytes, unsigned int flags);
void *__real_gc_realloc(void *p, size_t n_bytes, bool allow_move);
void *__wrap_gc_realloc(void *p, size_t n_bytes, bool allow_move);

static inline void stress(void) {
    #if TYPEOBJECT_GC_STRESS
    if (typeobject_fail_count == 0 && TYPES_EXIST && !gc_is_locked() && MP_STATE_MEM(gc_auto_collect_enabled)) {
        __real_gc_collect();
    }
    #endif
}

// The VM looks for free blocks from an index that only allocations of one block move on.
// Longer ones would be searched for from there again and again, past all that lives; so
// they have an index of their own, which each collection resets like the VM's.
static inline void *alloc_from_hint(size_t n_bytes, unsigned int flags) {
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    size_t own = area->gc_last_free_atb_index;
    size_t hint = gc.multi_hint;
    if (hint > own) {
        area->gc_last_free_atb_index = hint;
    }
    void *p = __real_gc_alloc(n_bytes, flags);
    if (p != NULL && (byte *)p >= area->gc_pool_start && (byte *)p < area->gc_pool_end) {
        gc.multi_hint = ((byte *)p - area->gc_pool_start) / BLOCK_BYTES / BLOCKS_PER_BYTE;
    }
    // Unless a collection or a free has set it lower, the VM's index is what it was.
    if (hint > own && area->gc_last_free_atb_index == hint) {
        area->gc_last_free_atb_index = own;
    }
    return p;
}

static inline void *alloc_once(size_t n_bytes, unsigned int flags) {
    gc.in_alloc++;
    stress();
    void *p = n_bytes > BLOCK_BYTES ? alloc_from_hint(n_bytes, flags) : __real_gc_alloc(n_bytes, flags);
    gc.in_alloc--;
    return p;
}

static __attribute__((noinline)) void *alloc_slow(size_t n_bytes, unsigned int flags) {
    #ifdef HAS_RUN
    bool small = n_bytes - 1 < 4 * BLOCK_BYTES;
    if (small && gc.run_next != NULL && MP_STATE_THREAD(gc_lock_depth) == 0) {
        extend_run();
        void *ready = ready_cell(n_bytes, flags & GC_ALLOC_FLAG_HAS_FINALISER);
        if (ready != NULL) {
            return ready;
        }
    }
    #endif
    void *p = alloc_once(n_bytes, flags);
    #ifdef HAS_RUN
    if (small && p != NULL) {
        // The next one is behind what the VM has found.
        free_run();
        gc.run_next = gc.run_end = (byte *)p + ((n_bytes + BLOCK_BYTES - 1) & ~(size_t)(BLOCK_BYTES - 1));
        extend_run();
    }
    #endif
    if (MP_UNLIKELY(p == NULL) && gc.pending && n_bytes != 0 && !gc.in_alloc && !gc_is_locked()) {
        // The memory is held by objects that only wait for their tp_dealloc.
        run_deallocators();
        p = alloc_once(n_bytes, flags);
    }
    return p;
}

void *__wrap_gc_alloc(size_t n_bytes, unsigned int flags) {
    if (fails()) {
        return NULL;
    }
    #ifdef HAS_RUN
    void *ready = ready_cell(n_bytes, flags & GC_ALLOC_FLAG_HAS_FINALISER);
    if (MP_LIKELY(ready != NULL)) {
        return ready;
    }
    #endif
    return alloc_slow(n_bytes, flags);
}

#ifdef TYPEOBJECT_VM
void *typeobject_new(size_t size, const mp_obj_type_t *type) {
    #if MICROPY_ENABLE_SELECTIVE_COLLECT
    mp_obj_base_t *o = m_malloc(size);
    #else
    mp_obj_base_t *o = __wrap_gc_alloc(size, 0);
    if (MP_UNLIKELY(o == NULL)) {
        m_malloc_fail(size);
    }
    #endif
    o->type = type;
    return o;
}
#endif

static void *realloc_once(void *p, size_t n_bytes, bool allow_move) {
    gc.in_alloc++;
    stress();
    #ifdef HAS_RUN
    // What does not fit where it is moves behind the run.
    mp_state_mem_area_t *area = &MP_STATE_MEM(area);
    size_t own = area->gc_last_free_atb_index;
    size_t hint = n_bytes > BLOCK_BYTES && gc.multi_hint > own ? gc.multi_hint : own;
    area->gc_last_free_atb_index = hint;
    #endif
    p = __real_gc_realloc(p, n_bytes, allow_move);
    #ifdef HAS_RUN
    if (area->gc_last_free_atb_index == hint) {
        area->gc_last_free_atb_index = own;
    }
    #endif
    gc.in_alloc--;
    return p;
}

void *__wrap_gc_realloc(void *p, size_t n_bytes, bool allow_move) {
    if (n_bytes != 0 && fails()) {
        return NULL;
    }
    #ifdef HAS_RUN
    if (n_bytes != 0 && grow_into_run(p, n_bytes)) {
        return p;
    }
    #endif
    void *q = realloc_once(p, n_bytes, allow_move);
    if (MP_UNLIKELY(q == NULL) && gc.pending && n_bytes != 0 && allow_move && !gc.in_alloc && !gc_is_locked()) {
        run_deallocators();
        q = realloc_once(p, n_bytes, allow_move);
    }
    return q;
}

void *typeobject_last_word(void *o) {
    const mp_state_mem_area_t *area = area_of(o);
    if (area == NULL) {
        return NULL;
    }
    size_t n_blocks = area->gc_alloc_table_byte_len * BLOCKS_PER_BYTE;
    size_t end = block_of(area, o) + 1;
    while (end < n_blocks && KIND(area, end) == AT_TAIL) {
        end++;
    }
    return (void **)PTR(area, end) - 1;
}

// An instance of a class made in Python has the VM's instance around it.
static bool link_instance(PyTypeObject *t, PyObject *o) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        caught(nlr.ret_val);
        return false;
    }
    mp_obj_instance_t *i = mp_obj_malloc_var(mp_obj_instance_t, subobj, mp_obj_t, 2, t->_vm[VM_IDENTITY]);
    mp_map_init(&i->members, 0);
    bool exception = t->tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS;
    i->subobj[0] = exception ? mp_const_none : (mp_obj_t)o;
    i->subobj[1] = (mp_obj_t)o;
    *link_place(o) = MP_OBJ_FROM_PTR(i);
    nlr_pop();
    return true;
}

static inline PyObject *set_head(void *p, PyTypeObject *t) {
    PyObject *o = p;
    ((mp_obj_base_t *)o)->type = t->_vm[VM_HEAD];
    SET_OUR_TYPE(o, t);
    return o;
}

static __attribute__((noinline)) PyObject *object_alloc(PyTypeObject *t, size_t size) {
    const vmtype *vt = t->_vm[VM_HEAD];
    if (vt == NULL) {
        PyErr_Format(PyExc_SystemError, "type '%.100s' is not ready: PyType_Ready() was not called", t->tp_name);
        return NULL;
    }
    bool finaliser = vt->own_dealloc;
    if (finaliser) {
        // A safe place to run deallocators, so this is where their collections are made.
        if (gc.pending) {
            typeobject_gc_safe_point();
        }
        if (size > gc.budget && MP_STATE_MEM(gc_auto_collect_enabled) && !gc_is_locked()) {
            __real_gc_collect();
            gc.budget = gc.budget > size ? gc.budget : size;
        }
    }
    #if TYPEOBJECT_GC_STRESS
    gc.in_alloc++;
    stress();
    gc.in_alloc--;
    #endif
    #ifdef HAS_RUN
    void *p = NULL;
    #else
    void *p = ready_cell(size, finaliser);
    #endif
    if (p == NULL && make_cells(size, finaliser)) {
        p = ready_cell(size, finaliser);
    }
    if (p == NULL) {
        p = __wrap_gc_alloc(size, finaliser ? GC_ALLOC_FLAG_HAS_FINALISER : 0);
        if (p == NULL) {
            return PyErr_NoMemory();
        }
        #if !MICROPY_GC_CONSERVATIVE_CLEAR
        memset(p, 0, size);
        #endif
        spend(finaliser ? size : 0);
    }
    PyObject *o = set_head(p, t);
    if (t->_vm[VM_LINK] != NULL && !link_instance(t, o)) {
        return NULL;
    }
    return o;
}

PyObject *PORT(object_alloc)(PyTypeObject * t, size_t size) {
    #if !TYPEOBJECT_GC_STRESS
    const vmtype *vt = t->_vm[VM_HEAD];
    if (MP_LIKELY(vt != NULL && !gc.pending && t->_vm[VM_LINK] == NULL)) {
        #ifdef HAS_RUN
        // These are not paid for ahead.
        size_t price = vt->own_dealloc ? size : 0;
        void *p = price <= gc.budget ? ready_cell(size, vt->own_dealloc) : NULL;
        #else
        void *p = ready_cell(size, vt->own_dealloc);
        #endif
        if (MP_LIKELY(p != NULL)) {
            #ifdef HAS_RUN
            gc.budget -= price;
            #endif
            return set_head(p, t);
        }
    }
    #endif
    return object_alloc(t, size);
}

// tp_free. The memory goes with the next collection, not now: other objects that die in the
// same collection may still refer to this one, and their deallocators may look at it.
void PORT(object_free)(PyObject * o) {
    (void)o;
}

void typeobject_gc_init(void) {
    forget_cells();
    gc.budget = free_bytes() / 2;
}

// Objects that live until the interpreter ends are deallocated there, while the VM is whole:
// where it has threads, before it forgets them.
void typeobject_gc_end_objects(void) {
    // A thread that is in a deallocator goes on with it when it gets the lock, or never.
    typeobject_leave_flags = FLAG_ALIAS;
    if (!TYPES_EXIST || gc_is_locked()) {
        return;
    }
    // What a tp_dealloc shows to the VM is put off, and some make objects: several times,
    // but not for ever.
    bool any = true;
    for (unsigned round = 0; any && round < 10; round++) {
        any = false;
        FOR_AREAS(area) {
            FOR_FINALISED(area, b, {
                mp_obj_base_t *o = base_at(PTR(area, b));
                if (KIND(area, b) == AT_HEAD && o->type != NULL && is_ours(o->type)) {
                    FLIP(area, b, AT_MARK);
                    gc.pending = any = true;
                }
            })
        }
        run_deallocators();
    }
}

#ifdef TYPEOBJECT_VM
// A soft reset. All that is in the heap goes, but not the variables of the runtime and of the
// modules: what of them points into the heap is cleared, and static types are as they were
// before they were made ready, so that the modules can be imported again.

// The names that the VM has made since it started, which are numbers and not in the heap. Of
// a variable that is one by chance nobody expects that it lasts: it is cleared with them.
static bool is_new_name(mp_obj_t o) {
    if (!mp_obj_is_qstr(o) || MP_OBJ_QSTR_VALUE(o) >= QSTR_TOTAL()) {
        return false;
    }
    const qstr_pool_t *pool = MP_STATE_VM(last_pool);
    while (area_of(pool) != NULL) {
        pool = pool->prev;
    }
    return MP_OBJ_QSTR_VALUE(o) >= pool->total_prev_len + pool->len;
}

static void forget_heap(void **start, void **end) {
    for (void **p = start; p < end; p++) {
        if (area_of(*p) != NULL || is_new_name((mp_obj_t)*p)) {
            *p = NULL;
        }
    }
}

static int nothing_lives(const void *p) {
    (void)p;
    return 0;
}

static void reset(void) {
    if (HAS_PART(weakref_clear)) {
        PART(weakref_clear)(nothing_lives);
    }
    typeobject_gc_end_objects();
    if (HAS_PART(run_atexit)) {
        PART(run_atexit)();
    }
    typeobject_runtime_reset();
    for (PyTypeObject *t = MP_STATE_VM(typeobject_types), *next; t != NULL; t = next) {
        next = t->_vm[VM_NEXT];
        if (area_of(t) == NULL) {
            forget_heap((void **)t, (void **)(t + 1));
            const vmtype *rom = t->_vm[VM_ROM];
            if (rom != NULL && rom->ready) {
                t->tp_dict = (PyObject *)rom->slots[SLOT_LOCALS - 1];
                continue;
            }
            t->tp_dict = NULL;
            t->tp_flags &= ~Py_TPFLAGS_READY;
            t->_vm[VM_HEAD] = t->_vm[VM_IDENTITY] = t->_vm[VM_LINK] = t->_vm[VM_BASE] = t->_vm[VM_NEXT] = NULL;
            // A reference count, as the compiler laid it.
            ((mp_obj_base_t *)t)->type = (const mp_obj_type_t *)1;
        }
    }
    for (const typeobject_variables *v = typeobject_linked_variables; v->start != NULL; v++) {
        forget_heap(v->start, v->end);
    }
    if (HAS_PART(gc_data)) {
        PART(gc_data)(true);
    }
    if (HAS_PART(gc_exports)) {
        PART(gc_exports)(EXPORTS_FORGET);
    }
    typeobject_leave_flags = FLAG_ALIAS;
    gc.pending = false;
    MP_STATE_VM(typeobject_dying) = NULL;
    MP_STATE_VM(typeobject_raw) = NULL;
    typeobject_thread_reset();
    typeobject_reset();
    forget_cells();
    gc.multi_hint = 0;
}

void __real_gc_sweep_all(void);
void __wrap_gc_sweep_all(void);

void __wrap_gc_sweep_all(void) {
    reset();
    __real_gc_sweep_all();
}

#if CIRCUITPY
// There the heap is given up where nobody sees it, and before that the strings made at run time
// are forgotten: the last place where module code can run.
void __real_qstr_reset(void);
void __wrap_qstr_reset(void);

void __wrap_qstr_reset(void) {
    reset();
    __real_qstr_reset();
}
#endif
#endif

void __real_mp_deinit(void);
void __wrap_mp_deinit(void);

void __wrap_mp_deinit(void) {
    #if !(MICROPY_PY_THREAD && defined(__linux__))
    typeobject_gc_end_objects();
    #endif
    __real_mp_deinit();
    #ifdef TYPEOBJECT_VM
    forget_cells();
    #else
    typeobject_run_atexit();
    #endif
}
