// Modules: `import name` that finds name.abi3.so or name.so, and the objects that the C-API makes for them.
//
// The VM looks for name.py and name.mpy. Before that it asks whether the file is there;
// where name.so is, the answer is yes (as CPython prefers an extension to a source file in
// the same directory). When the VM then opens the file, it gets a line of Python that
// calls `load` here, run in the namespace of the new module.

#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "port.h"
#include "py/lexer.h"
#include "py/objmodule.h"

// The module object that `import` is filling now, and its name; of each thread (thread.c).
MP_REGISTER_ROOT_POINTER(void *typeobject_importing[2]);
#define importing_module (MP_STATE_VM(typeobject_importing)[0])
#define importing_name (MP_STATE_VM(typeobject_importing)[1])

static bool done;

void typeobject_init(void) {
    if (!done) {
        done = true;
        typeobject_args_init();
        typeobject_type_init();
        typeobject_runtime_init();
        typeobject_gc_init();
        #ifndef TYPEOBJECT_VM
        typeobject_language_init();
        #endif
    }
}

#ifndef TYPEOBJECT_VM
static int arguments_n;
static char **arguments;

// The C library hands them to every constructor; main() keeps what follows the script.
__attribute__((constructor)) static void note_arguments(int n, char **values) {
    #ifdef __GLIBC__
    arguments_n = n;
    arguments = values;
    #else
    (void)n;
    (void)values;
    #endif
}
#endif

char **PORT(program_arguments)(int *n) {
    #ifdef TYPEOBJECT_VM
    *n = 0;
    return NULL;
    #else
    *n = arguments_n;
    return arguments;
    #endif
}

#ifdef TYPEOBJECT_VM
// The heap is forgotten: as before the first import.
void typeobject_reset(void) {
    done = false;
    MP_STATE_VM(typeobject_types) = NULL;
    MP_STATE_VM(typeobject_proxies) = MP_OBJ_NULL;
    MP_STATE_VM(typeobject_missing) = MP_OBJ_NULL;
    MP_STATE_VM(typeobject_weakref) = MP_OBJ_NULL;
    pending_exc = MP_OBJ_NULL;
    importing_module = importing_name = NULL;
}
#endif

// ---- modules as objects -------------------------------------------------------------------

static PyObject *module_new(const char *name) {
    // Not mp_obj_new_module: that would put it into sys.modules.
    mp_module_context_t *o = mp_obj_malloc(mp_module_context_t, &mp_type_module);
    memset((char *)o + sizeof(mp_obj_base_t), 0, sizeof(*o) - sizeof(mp_obj_base_t));
    o->module.globals = MP_OBJ_TO_PTR(mp_obj_new_dict(MICROPY_MODULE_DICT_SIZE));
    mp_obj_dict_store(MP_OBJ_FROM_PTR(o->module.globals), MP_OBJ_NEW_QSTR(MP_QSTR___name__),
        MP_OBJ_NEW_QSTR(qstr_from_str(name)));
    return (PyObject *)o;
}

PyObject *PORT(module_new)(const char *name) {
    if (importing_module != MP_OBJ_NULL && importing_name != NULL
        && strcmp(last_part(importing_name), last_part(name)) == 0) {
        return (PyObject *)importing_module;
    }
    GUARD1(PyObject *, NULL_FAILS, module_new, name);
}

PyObject *PORT(module_dict)(PyObject * m) {
    if (!is_obj(m) || head(m) != &mp_type_module) {
        return NULL;
    }
    return (PyObject *)((mp_obj_module_t *)m)->globals;
}

static PyObject *import(PyObject *name) {
    mp_obj_t args[5] = {(mp_obj_t)name, mp_const_none, mp_const_none, mp_const_true, MP_OBJ_NEW_SMALL_INT(0)};
    // A non-empty list of names makes a dotted import give the last module.
    args[3] = mp_obj_new_tuple(1, &args[0]);
    return enter(mp_builtin___import__(5, args));
}

GUARDED1(PyObject *, NULL_FAILS, import, PyObject *, name,
    import(name))

PyObject *PORT(modules)(void) {
    return (PyObject *)MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict));
}

const char *PORT(import_name)(void) {
    return importing_name;
}

// Runs a module's init function for the module that `import` is filling now. Raises.
static void run_init(PyObject *(*init)(void), const char *name, const char *path, mp_obj_t module) {
    mp_obj_t outer = importing_module;
    const char *outer_name = importing_name;
    importing_module = module;
    importing_name = (void *)name;
    PyObject *m = typeobject_import_init(init, name, path);
    importing_module = outer;
    importing_name = (void *)outer_name;
    if (m == NULL) {
        typeobject_raise_pending(name);
    }
    mp_obj_t v = leave(m);
    if (v != module) {
        if (mp_obj_is_type(v, &mp_type_module)) {
            // The VM has already handed out its own module object: it takes over the names.
            ((mp_obj_module_t *)MP_OBJ_TO_PTR(module))->globals = ((mp_obj_module_t *)MP_OBJ_TO_PTR(v))->globals;
        } else {
            mp_obj_dict_store(MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)),
                MP_OBJ_NEW_QSTR(qstr_from_str(name)), v);
        }
    }
}

// ---- modules linked into the image --------------------------------------------------------

#ifdef TYPEOBJECT_VM

#include "linked.h"

// A module is made when it is first imported, and again after a soft reset.
static mp_obj_t load_linked(const typeobject_linked_module *m) {
    typeobject_init();
    if (HAS_PART(thread_prepare)) {
        PART(thread_prepare)();
    }
    mp_obj_t module = mp_obj_new_module(m->name);
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(m->name), MP_MAP_LOOKUP_REMOVE_IF_FOUND);
        nlr_jump(nlr.ret_val);
    }
    if (m->attributes != NULL) {
        pending_exc = MP_OBJ_NULL;
        mp_obj_t globals = MP_OBJ_FROM_PTR(mp_obj_module_get_globals(module));
        const mp_rom_obj_t *a = m->attributes;
        for (; !mp_obj_is_small_int((mp_obj_t)a[0]); a += 2) {
            mp_obj_dict_store(globals, (mp_obj_t)a[0], (mp_obj_t)a[1]);
        }
        mp_obj_dict_store(globals, MP_OBJ_NEW_QSTR(MP_OBJ_SMALL_INT_VALUE((mp_obj_t)a[0])), (mp_obj_t)a[1]);
    } else {
        run_init(m->init, qstr_str(m->name), NULL, module);
    }
    nlr_pop();
    return mp_obj_dict_get(MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)), MP_OBJ_NEW_QSTR(m->name));
}

#ifdef __riscv
// What of the C library is a thread's own, as picolibc's errno; where a port has no threads, its
// linker script may have a place for it (firmware.rs has one for that of the qemu port).
extern char typeobject_thread_variables[] __attribute__((weak));
#endif

mp_obj_t __real_mp_module_get_builtin(qstr name, bool extensible);
mp_obj_t __wrap_mp_module_get_builtin(qstr name, bool extensible);

mp_obj_t __wrap_mp_module_get_builtin(qstr name, bool extensible) {
    for (const typeobject_linked_module *m = typeobject_linked; m->name != MP_QSTRnull; m++) {
        if (m->name == name) {
            #ifdef __riscv
            // A port with threads has set it.
            register char *tp __asm__("tp");
            if (tp == NULL) {
                __asm__ volatile ("mv tp, %0" : : "r" (typeobject_thread_variables));
            }
            #endif
            return load_linked(m);
        }
    }
    return __real_mp_module_get_builtin(name, extensible);
}

#endif

// ---- shared objects -----------------------------------------------------------------------

#if defined(__linux__) && !defined(TYPEOBJECT_VM)

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#if __SIZEOF_POINTER__ == 8
typedef Elf64_Rela elf_rela;
typedef Elf64_Rel elf_rel;
#define R_SYM ELF64_R_SYM
#define HOST_CLASS ELFCLASS64
#else
typedef Elf32_Rela elf_rela;
typedef Elf32_Rel elf_rel;
#define R_SYM ELF32_R_SYM
#define HOST_CLASS ELFCLASS32
#endif

void *typeobject_malloc(size_t size);
void *typeobject_calloc(size_t n, size_t size);
void *typeobject_realloc(void *p, size_t size);
void *typeobject_reallocarray(void *p, size_t n, size_t size);
void typeobject_free(void *p);
void *typeobject_aligned_alloc(size_t align, size_t size);
int typeobject_posix_memalign(void **out, size_t align, size_t size);
void *typeobject_valloc(size_t size);
size_t typeobject_malloc_usable_size(void *p);
char *typeobject_strdup(const char *s);
char *typeobject_strndup(const char *s, size_t max);

// What a module means by these names: memory that the collector sees.
static const struct {
    const char *name;
    void *fun;
} memory_functions[] = {
    {"malloc", typeobject_malloc}, {"calloc", typeobject_calloc}, {"realloc", typeobject_realloc},
    {"reallocarray", typeobject_reallocarray}, {"free", typeobject_free}, {"cfree", typeobject_free},
    {"aligned_alloc", typeobject_aligned_alloc}, {"memalign", typeobject_aligned_alloc},
    {"posix_memalign", typeobject_posix_memalign}, {"strdup", typeobject_strdup}, {"__strdup", typeobject_strdup},
    {"strndup", typeobject_strndup}, {"valloc", typeobject_valloc},
    {"malloc_usable_size", typeobject_malloc_usable_size},
};

// C++'s operators, for all of the process: a shared object finds those of the executable
// before the library's, its static constructors and the library itself do, too.
#if __SIZEOF_POINTER__ == 8
#define SIZE "m"
#else
#define SIZE "j"
#endif

static void *new_or_throw(void *p) {
    if (p == NULL) {
        // The caller is C++ code, so its library is here, but not in the global scope.
        union {
            void *object;
            void (*throw_bad_alloc)(void);
        } f = {NULL};
        static const char *const libraries[] = {"libstdc++.so.6", "libc++.so.1"};
        for (size_t i = 0; i < MP_ARRAY_SIZE(libraries) && f.object == NULL; i++) {
            void *library = dlopen(libraries[i], RTLD_LAZY | RTLD_NOLOAD);
            f.object = library != NULL ? dlsym(library, "_ZSt17__throw_bad_allocv") : NULL;
        }
        if (f.object == NULL) {
            PORT(fatal)("typeobject: operator new: no memory");
        }
        f.throw_bad_alloc();
    }
    return p;
}

#define NEW(name, symbol, parameters, value) \
    void *name parameters __asm__(symbol); \
    void *name parameters { return value; }
#define DELETE(name, symbol, parameters) \
    void name parameters __asm__(symbol); \
    void name parameters { typeobject_free(p); }

NEW(cxx_new, "_Znw" SIZE, (size_t n), new_or_throw(typeobject_malloc(n)))
NEW(cxx_new_array, "_Zna" SIZE, (size_t n), new_or_throw(typeobject_malloc(n)))
NEW(cxx_new_nothrow, "_Znw" SIZE "RKSt9nothrow_t", (size_t n), typeobject_malloc(n))
NEW(cxx_new_array_nothrow, "_Zna" SIZE "RKSt9nothrow_t", (size_t n), typeobject_malloc(n))
NEW(cxx_new_aligned, "_Znw" SIZE "St11align_val_t", (size_t n, size_t a), new_or_throw(typeobject_aligned_alloc(a, n)))
NEW(cxx_new_array_aligned, "_Zna" SIZE "St11align_val_t", (size_t n, size_t a), new_or_throw(typeobject_aligned_alloc(a, n)))
NEW(cxx_new_aligned_nothrow, "_Znw" SIZE "St11align_val_tRKSt9nothrow_t", (size_t n, size_t a), typeobject_aligned_alloc(a, n))
NEW(cxx_new_array_aligned_nothrow, "_Zna" SIZE "St11align_val_tRKSt9nothrow_t", (size_t n, size_t a), typeobject_aligned_alloc(a, n))
DELETE(cxx_delete, "_ZdlPv", (void *p))
DELETE(cxx_delete_array, "_ZdaPv", (void *p))
DELETE(cxx_delete_sized, "_ZdlPv" SIZE, (void *p))
DELETE(cxx_delete_array_sized, "_ZdaPv" SIZE, (void *p))
DELETE(cxx_delete_nothrow, "_ZdlPvRKSt9nothrow_t", (void *p))
DELETE(cxx_delete_array_nothrow, "_ZdaPvRKSt9nothrow_t", (void *p))
DELETE(cxx_delete_aligned, "_ZdlPvSt11align_val_t", (void *p))
DELETE(cxx_delete_array_aligned, "_ZdaPvSt11align_val_t", (void *p))
DELETE(cxx_delete_sized_aligned, "_ZdlPv" SIZE "St11align_val_t", (void *p))
DELETE(cxx_delete_array_sized_aligned, "_ZdaPv" SIZE "St11align_val_t", (void *p))
DELETE(cxx_delete_aligned_nothrow, "_ZdlPvSt11align_val_tRKSt9nothrow_t", (void *p))
DELETE(cxx_delete_array_aligned_nothrow, "_ZdaPvSt11align_val_tRKSt9nothrow_t", (void *p))

static void *memory_function(const char *name) {
    for (size_t i = 0; i < MP_ARRAY_SIZE(memory_functions); i++) {
        if (strcmp(memory_functions[i].name, name) == 0) {
            return memory_functions[i].fun;
        }
    }
    return NULL;
}

// The first and last+1 byte of the relocated, then read-only part of a module.
typedef struct {
    const struct link_map *map;
    uintptr_t relro, relro_end;
    bool full;      // there was no memory to note its variables as roots
} loaded;

static void patch(const loaded *l, uintptr_t offset, const char *name) {
    void *fun = memory_function(name);
    if (fun == NULL) {
        return;
    }
    void **place = (void **)(l->map->l_addr + offset);
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    bool closed = (uintptr_t)place >= l->relro && (uintptr_t)place < l->relro_end;
    void *start = (void *)((uintptr_t)place & ~(page - 1));
    if (closed && mprotect(start, page, PROT_READ | PROT_WRITE) != 0) {
        return;
    }
    *place = fun;
    if (closed) {
        mprotect(start, page, PROT_READ);
    }
}

// Binds the module's uses of malloc and the like to ours. No other library is touched.
static void bind_memory(const loaded *l) {
    const ElfW(Sym) * syms = NULL;
    const char *strings = NULL;
    uintptr_t rela = 0, rel = 0, plt = 0;
    size_t rela_size = 0, rel_size = 0, plt_size = 0;
    bool plt_is_rela = true;
    for (const ElfW(Dyn) * d = l->map->l_ld; d->d_tag != DT_NULL; d++) {
        switch (d->d_tag) {
            case DT_SYMTAB: syms = (const void *)d->d_un.d_ptr; break;
            case DT_STRTAB: strings = (const void *)d->d_un.d_ptr; break;
            case DT_RELA: rela = d->d_un.d_ptr; break;
            case DT_RELASZ: rela_size = d->d_un.d_val; break;
            case DT_REL: rel = d->d_un.d_ptr; break;
            case DT_RELSZ: rel_size = d->d_un.d_val; break;
            case DT_JMPREL: plt = d->d_un.d_ptr; break;
            case DT_PLTRELSZ: plt_size = d->d_un.d_val; break;
            case DT_PLTREL: plt_is_rela = d->d_un.d_val == DT_RELA; break;
            default: break;
        }
    }
    if (syms == NULL || strings == NULL) {
        return;
    }
    for (size_t i = 0; i < rela_size / sizeof(elf_rela); i++) {
        const elf_rela *r = (const elf_rela *)rela + i;
        if (R_SYM(r->r_info) != 0) {
            patch(l, r->r_offset, strings + syms[R_SYM(r->r_info)].st_name);
        }
    }
    for (size_t i = 0; i < rel_size / sizeof(elf_rel); i++) {
        const elf_rel *r = (const elf_rel *)rel + i;
        if (R_SYM(r->r_info) != 0) {
            patch(l, r->r_offset, strings + syms[R_SYM(r->r_info)].st_name);
        }
    }
    size_t entry = plt_is_rela ? sizeof(elf_rela) : sizeof(elf_rel);
    for (size_t at = 0; plt_size != 0 && at + entry <= plt_size; at += entry) {
        // Both kinds start with the same two words.
        const elf_rel *r = (const elf_rel *)(plt + at);
        patch(l, r->r_offset, strings + syms[R_SYM(r->r_info)].st_name);
    }
}

static int each_object(struct dl_phdr_info *info, size_t size, void *arg) {
    (void)size;
    loaded *l = arg;
    if (info->dlpi_addr != l->map->l_addr) {
        return 0;
    }
    for (int i = 0; i < info->dlpi_phnum; i++) {
        const ElfW(Phdr) * p = &info->dlpi_phdr[i];
        if (p->p_type == PT_LOAD && (p->p_flags & PF_W)) {
            l->full = !typeobject_gc_add_data((void *)(info->dlpi_addr + p->p_vaddr), p->p_memsz) || l->full;
        } else if (p->p_type == PT_GNU_RELRO) {
            uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
            l->relro = (info->dlpi_addr + p->p_vaddr) & ~(page - 1);
            l->relro_end = info->dlpi_addr + p->p_vaddr + p->p_memsz;
        }
    }
    return 1;
}

// ---- API functions that the runtime does not have -----------------------------------------

// A module may use one and never call it. So each gets a function of its own that raises
// its name: the loader finds them in a shared object made here, without code, whose
// symbols have the addresses of these functions.

#define MAX_MISSING (256)
static char *missing_names[MAX_MISSING];
static size_t n_missing;

static void *missing(size_t i) {
    PyErr_SetString(PyExc_NotImplementedError, missing_names[i]);
    return NULL;
}

#define M1(n) static void *missing_##n(void) { return missing(0x##n); }
#define M16(n) M1(n##0) M1(n##1) M1(n##2) M1(n##3) M1(n##4) M1(n##5) M1(n##6) M1(n##7) \
    M1(n##8) M1(n##9) M1(n##a) M1(n##b) M1(n##c) M1(n##d) M1(n##e) M1(n##f)
M16(0) M16(1) M16(2) M16(3) M16(4) M16(5) M16(6) M16(7)
M16(8) M16(9) M16(a) M16(b) M16(c) M16(d) M16(e) M16(f)
#define A1(n) missing_##n,
#define A16(n) A1(n##0) A1(n##1) A1(n##2) A1(n##3) A1(n##4) A1(n##5) A1(n##6) A1(n##7) \
    A1(n##8) A1(n##9) A1(n##a) A1(n##b) A1(n##c) A1(n##d) A1(n##e) A1(n##f)
static void *(*const missing_functions[MAX_MISSING])(void) = {
    A16(0) A16(1) A16(2) A16(3) A16(4) A16(5) A16(6) A16(7)
    A16(8) A16(9) A16(a) A16(b) A16(c) A16(d) A16(e) A16(f)
};

static bool is_data_name(const char *s) {
    size_t n = strlen(s);
    return strncmp(s, "PyExc_", 6) == 0 || (n > 5 && strcmp(s + n - 5, "_Type") == 0)
           || (n > 6 && strcmp(s + n - 6, "Struct") == 0) || (n > 4 && strcmp(s + n - 4, "Flag") == 0)
           || strcmp(s, "Py_FileSystemDefaultEncoding") == 0;
}

// Writes the shared object with the symbols from `first` on, and loads it for everyone.
static bool define_missing(size_t first) {
    size_t n = n_missing - first;
    size_t strings = 1 + sizeof("typeobject_missing");
    for (size_t i = first; i < n_missing; i++) {
        strings += strlen(missing_names[i]) + 1;
    }
    size_t o_dyn = sizeof(ElfW(Ehdr)) + 2 * sizeof(ElfW(Phdr));
    size_t o_sym = o_dyn + 8 * sizeof(ElfW(Dyn));
    size_t o_hash = o_sym + (n + 1) * sizeof(ElfW(Sym));
    size_t o_str = o_hash + (3 + n + 1) * 4;
    size_t size = o_str + strings;
    char *b = calloc(1, size);
    if (b == NULL) {
        return false;
    }
    ElfW(Ehdr) * eh = (void *)b;
    // The identification of the running program is right for this machine.
    FILE *self = fopen("/proc/self/exe", "rb");
    bool ok = self != NULL && fread(eh, sizeof(*eh), 1, self) == 1;
    if (self != NULL) {
        fclose(self);
    }
    eh->e_type = ET_DYN;
    eh->e_entry = 0;
    eh->e_phoff = sizeof(*eh);
    eh->e_shoff = 0;
    eh->e_phnum = 2;
    eh->e_shnum = 0;
    eh->e_shstrndx = 0;
    ElfW(Phdr) * ph = (void *)(b + sizeof(*eh));
    ph[0].p_type = PT_LOAD;
    ph[0].p_flags = PF_R | PF_W;
    ph[0].p_filesz = ph[0].p_memsz = size;
    ph[0].p_align = 0x1000;
    ph[1].p_type = PT_DYNAMIC;
    ph[1].p_flags = PF_R | PF_W;
    ph[1].p_offset = ph[1].p_vaddr = ph[1].p_paddr = o_dyn;
    ph[1].p_filesz = ph[1].p_memsz = 8 * sizeof(ElfW(Dyn));
    ph[1].p_align = sizeof(void *);
    ElfW(Dyn) dyn[8] = {
        {DT_SONAME, {1}}, {DT_HASH, {o_hash}}, {DT_STRTAB, {o_str}}, {DT_SYMTAB, {o_sym}},
        {DT_STRSZ, {strings}}, {DT_SYMENT, {sizeof(ElfW(Sym))}}, {DT_NULL, {0}}, {DT_NULL, {0}},
    };
    memcpy(b + o_dyn, dyn, sizeof(dyn));
    char *str = b + o_str;
    size_t at = 1 + (size_t)sprintf(str + 1, "typeobject_missing") + 1;
    ElfW(Sym) * sym = (void *)(b + o_sym);
    uint32_t *hash = (void *)(b + o_hash);
    hash[0] = 1;    // one bucket: a chain of all
    hash[1] = (uint32_t)n + 1;
    hash[2] = n ? 1 : 0;
    for (size_t i = 0; i < n; i++) {
        sym[i + 1].st_name = at;
        sym[i + 1].st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC);
        sym[i + 1].st_shndx = SHN_ABS;
        sym[i + 1].st_value = (uintptr_t)missing_functions[first + i];
        hash[3 + i + 1] = i + 1 < n ? (uint32_t)i + 2 : 0;
        strcpy(str + at, missing_names[first + i]);
        at += strlen(str + at) + 1;
    }
    int fd = memfd_create("typeobject_missing", MFD_CLOEXEC);
    ok = ok && fd >= 0 && write(fd, b, size) == (ssize_t)size;
    if (ok) {
        char path[40];
        snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
        ok = dlopen(path, RTLD_NOW | RTLD_GLOBAL) != NULL;
    }
    if (fd >= 0) {
        close(fd);
    }
    free(b);
    return ok;
}

// Reads the names that the file leaves undefined, before the loader does. Files that are not
// what they should be are left to the loader, whose messages are CPython's.
static void find_missing(const char *path) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0) {
        return;
    }
    if (fstat(fd, &st) != 0 || (size_t)st.st_size < sizeof(ElfW(Ehdr))) {
        close(fd);
        return;
    }
    size_t size = (size_t)st.st_size;
    const char *b = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (b == MAP_FAILED) {
        return;
    }
    const ElfW(Ehdr) * eh = (const void *)b;
    const char *data_name = NULL;
    size_t first = n_missing;
    if (memcmp(eh->e_ident, ELFMAG, SELFMAG) == 0 && eh->e_ident[EI_CLASS] == HOST_CLASS
        && eh->e_shentsize == sizeof(ElfW(Shdr)) && eh->e_shoff <= size
        && (size - eh->e_shoff) / sizeof(ElfW(Shdr)) >= eh->e_shnum) {
        const ElfW(Shdr) * sh = (const void *)(b + eh->e_shoff);
        for (size_t s = 0; s < eh->e_shnum; s++) {
            if (sh[s].sh_type != SHT_DYNSYM || sh[s].sh_link >= eh->e_shnum
                || sh[s].sh_offset > size || sh[s].sh_size > size - sh[s].sh_offset) {
                continue;
            }
            const ElfW(Shdr) * strsh = &sh[sh[s].sh_link];
            if (strsh->sh_offset > size || strsh->sh_size > size - strsh->sh_offset) {
                continue;
            }
            const ElfW(Sym) * sym = (const void *)(b + sh[s].sh_offset);
            for (size_t i = 1; i < sh[s].sh_size / sizeof(*sym); i++) {
                if (sym[i].st_shndx != SHN_UNDEF || ELF64_ST_BIND(sym[i].st_info) == STB_WEAK
                    || sym[i].st_name >= strsh->sh_size) {
                    continue;
                }
                const char *name = b + strsh->sh_offset + sym[i].st_name;
                bool api = strncmp(name, "Py", 2) == 0 || strncmp(name, "_Py", 3) == 0;
                if (!api || dlsym(RTLD_DEFAULT, name) != NULL) {
                    continue;
                }
                if (is_data_name(name)) {
                    data_name = name;
                } else if (n_missing < MAX_MISSING && (missing_names[n_missing] = strdup(name)) != NULL) {
                    n_missing++;
                }
            }
        }
    }
    if (data_name != NULL) {
        vstr_t v;
        vstr_init(&v, 64);
        vstr_printf(&v, "%s: this host has no %s", path, data_name);
        munmap((void *)b, size);
        mp_raise_msg_varg(&mp_type_ImportError, MP_ERROR_TEXT("%s"), vstr_null_terminated_str(&v));
    }
    munmap((void *)b, size);
    if (n_missing > first) {
        define_missing(first);
    }
}

// Whether a shared object was loaded before, under this name or another.
static bool known(const struct link_map *map) {
    static const struct link_map **maps;
    static size_t n;
    for (size_t i = 0; i < n; i++) {
        if (maps[i] == map) {
            return true;
        }
    }
    const struct link_map **more = realloc(maps, (n + 1) * sizeof(*maps));
    if (more == NULL) {
        mp_raise_type(&mp_type_MemoryError);
    }
    maps = more;
    maps[n++] = map;
    return false;
}

static mp_obj_t load(mp_obj_t name_in, mp_obj_t path_in) {
    typeobject_init();
    const char *name = mp_obj_str_get_str(name_in);
    const char *path = mp_obj_str_get_str(path_in);
    if (strcmp(name, "__main__") == 0) {
        name = last_part(path);
    }
    find_missing(path);
    char resolved[PATH_MAX];
    void *dl = dlopen(realpath(path, resolved) != NULL ? resolved : path, RTLD_NOW | RTLD_LOCAL);
    if (dl == NULL) {
        mp_raise_msg_varg(&mp_type_ImportError, MP_ERROR_TEXT("%s"), dlerror());
    }
    char symbol[256];
    snprintf(symbol, sizeof(symbol), "PyInit_%s", last_part(name));
    union {
        void *object;
        PyObject *(*init)(void);
    } entry = {dlsym(dl, symbol)};
    if (entry.object == NULL) {
        mp_raise_msg_varg(&mp_type_ImportError,
            MP_ERROR_TEXT("dynamic module does not define module export function (%s)"), symbol);
    }
    loaded l = {NULL, 0, 0, false};
    if (dlinfo(dl, RTLD_DI_LINKMAP, &l.map) == 0 && !known(l.map)) {
        dl_iterate_phdr(each_object, &l);
        if (l.full) {
            mp_raise_type(&mp_type_MemoryError);
        }
        bind_memory(&l);
    }
    mp_obj_t module = mp_obj_dict_get(MP_OBJ_FROM_PTR(&MP_STATE_VM(mp_loaded_modules_dict)),
        MP_OBJ_NEW_QSTR(qstr_from_str(mp_obj_str_get_str(name_in))));
    run_init(entry.init, qstr_str(qstr_from_str(name)), path, module);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(load_obj, load);

// The source file that the VM was last told is there although it is a shared object.
static char stand_in[PATH_MAX];

// Puts the path of the shared object beside a source file into `out`.
static bool shared_object_for(const char *path, char *out) {
    size_t n = strlen(path);
    struct stat st;
    if (n < 4 || n >= PATH_MAX || strcmp(path + n - 3, ".py") != 0 || strncmp(path, ".frozen/", 8) == 0) {
        return false;
    }
    memcpy(out, path, n - 3);
    // What CPython looks for, in its order, but for the name that is one CPython's alone.
    static const char *const suffixes[] = {".abi3.so", ".so"};
    for (size_t i = 0; i < MP_ARRAY_SIZE(suffixes); i++) {
        size_t length = strlen(suffixes[i]);
        if (n - 3 + length < PATH_MAX) {
            memcpy(out + n - 3, suffixes[i], length + 1);
            if (stat(out, &st) == 0 && S_ISREG(st.st_mode)) {
                return true;
            }
        }
    }
    return false;
}

// Whether a folder that is no package has a shared object of its name beside it. CPython takes
// that, a folder without __init__ only when there is nothing else.
static bool shared_object_before(const char *folder) {
    static const char *const entries[] = {"%s/__init__.py", "%s/__init__.mpy", "%s/__init__.abi3.so", "%s/__init__.so"};
    char path[PATH_MAX], so[PATH_MAX];
    struct stat st;
    snprintf(path, sizeof(path), "%s.py", folder);
    if (!shared_object_for(path, so)) {
        return false;
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(entries); i++) {
        snprintf(path, sizeof(path), entries[i], folder);
        if (stat(path, &st) == 0) {
            return false;
        }
    }
    return true;
}

mp_import_stat_t __real_mp_vfs_import_stat(const char *path);
mp_import_stat_t __wrap_mp_vfs_import_stat(const char *path);

mp_import_stat_t __wrap_mp_vfs_import_stat(const char *path) {
    char so[PATH_MAX];
    if (shared_object_for(path, so)) {
        strcpy(stand_in, path);
        return MP_IMPORT_STAT_FILE;
    }
    mp_import_stat_t found = __real_mp_vfs_import_stat(path);
    if (found == MP_IMPORT_STAT_DIR && shared_object_before(path)) {
        return MP_IMPORT_STAT_NO_EXIST;
    }
    return found;
}

mp_lexer_t *__real_mp_lexer_new_from_file(qstr filename);
mp_lexer_t *__wrap_mp_lexer_new_from_file(qstr filename);

mp_lexer_t *__wrap_mp_lexer_new_from_file(qstr filename) {
    char so[PATH_MAX];
    if (strcmp(stand_in, qstr_str(filename)) == 0 && shared_object_for(stand_in, so)) {
        stand_in[0] = '\0';
        static const char source[] = "__import__('_typeobject').load(__name__,__file__)\n";
        return mp_lexer_new_from_str_len(qstr_from_str(so), source, sizeof(source) - 1, 0);
    }
    return __real_mp_lexer_new_from_file(filename);
}

#endif

// ---- the module _typeobject -----------------------------------------------------------------

#if TYPEOBJECT_GC_STRESS
extern size_t typeobject_fail_after, typeobject_fail_count;

// fail(after, count): of the allocations that follow `after` fail none, then `count` do. How
// many were left to fail of those asked for before.
static mp_obj_t fail(mp_obj_t after, mp_obj_t count) {
    mp_obj_t left = MP_OBJ_NEW_SMALL_INT(typeobject_fail_count);
    typeobject_fail_count = mp_obj_get_int(count);
    typeobject_fail_after = mp_obj_get_int(after);
    return left;
}
static MP_DEFINE_CONST_FUN_OBJ_2(fail_obj, fail);
#endif

static const mp_rom_map_elem_t globals_table[] = {
    {MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR__typeobject)},
    #if defined(__linux__) && !defined(TYPEOBJECT_VM)
    {MP_ROM_QSTR(MP_QSTR_load), MP_ROM_PTR(&load_obj)},
    #endif
    #if TYPEOBJECT_GC_STRESS
    {MP_ROM_QSTR(MP_QSTR_fail), MP_ROM_PTR(&fail_obj)},
    #endif
};
static MP_DEFINE_CONST_DICT(globals, globals_table);

const mp_obj_module_t typeobject_module = {
    .base = {&mp_type_module},
    .globals = (mp_obj_dict_t *)&globals,
};
MP_REGISTER_MODULE(MP_QSTR__typeobject, typeobject_module);
