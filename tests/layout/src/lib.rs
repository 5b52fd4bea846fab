//! Reads layouts: those of `src/abi` from the Rust compiler, those of C headers from
//! bindgen, in one form, so that they can be compared field by field.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use syn::{Expr, Item, Lit, Type};

#[allow(dead_code)] // the tests use one part each
#[path = "../../../src/header/mod.rs"]
pub mod header;

/// Offset and size, in bytes.
pub type Place = (usize, usize);

/// One struct or union.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub size: usize,
    pub align: usize,
    /// By name; what is inside an anonymous struct or union counts as the struct's own.
    pub fields: BTreeMap<String, Place>,
}

/// By C name.
pub type Layouts = BTreeMap<String, Layout>;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("repository")
}

// ---- Rust --------------------------------------------------------------------------

fn size_behind<T, F>(_: fn(*const T) -> *const F) -> usize {
    size_of::<F>()
}

macro_rules! fields {
    ($($kind:ident $name:ident { $($field:ident => $($path:ident).+,)* })*) => {
        /// The layouts of `src/abi` on this machine.
        pub fn rust() -> Layouts {
            use typeobject::abi::*;
            let mut all = Layouts::new();
            $(
                let mut fields = BTreeMap::new();
                $(
                    let size = size_behind::<$name, _>(
                        // SAFETY: the address is computed, nothing is read.
                        |p| unsafe { std::ptr::addr_of!((*p).$($path).+) },
                    );
                    let offset = std::mem::offset_of!($name, $($path).+);
                    fields.insert(stringify!($field).to_string(), (offset, size));
                )*
                all.insert(stringify!($name).to_string(), Layout {
                    size: size_of::<$name>(),
                    align: align_of::<$name>(),
                    fields,
                });
            )*
            all
        }
    };
}
include!("fields.rs");

// ---- C -----------------------------------------------------------------------------

/// The structs of C headers as bindgen sees them, for the target in `args` if there is one.
pub struct Bindings {
    pub layouts: Layouts,
    pub file: syn::File,
}

/// Runs bindgen over `text`.
pub fn bindings(text: &str, args: &[String]) -> Result<Bindings, String> {
    let generated = bindgen::builder()
        .header_contents("all.h", text)
        .clang_args(args)
        .allowlist_item("_?Py.*|setentry|_object|_typeobject|_longobject|bufferinfo|typeobject_vm")
        .layout_tests(true)
        .derive_debug(false)
        .generate_comments(false)
        .formatter(bindgen::Formatter::None)
        .generate()
        .map_err(|e| e.to_string())?
        .to_string();
    let file = syn::parse_file(&generated).map_err(|e| e.to_string())?;
    let wide = !args.iter().any(|a| a.contains("i686"));
    let layouts = Reader::new(&file, if wide { 8 } else { 4 }).read();
    Ok(Bindings { layouts, file })
}

/// C names for what bindgen calls by its tag.
pub fn c_name(name: &str) -> &str {
    match name {
        "_object" => "PyObject",
        "_typeobject" => "PyTypeObject",
        "_longobject" => "PyLongObject",
        "bufferinfo" => "Py_buffer",
        "_PyUnicodeWriter" => "_PyUnicodeWriter",
        other => other,
    }
}

/// Reads the numbers out of bindgen's own layout tests, which hold for the target, not
/// for the machine.
struct Reader<'a> {
    pointer: usize,
    sizes: BTreeMap<String, usize>,
    aligns: BTreeMap<String, usize>,
    offsets: BTreeMap<String, BTreeMap<String, usize>>,
    aliases: BTreeMap<String, &'a Type>,
    structs: BTreeMap<String, Vec<(String, &'a Type)>>,
    unions: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a syn::File, pointer: usize) -> Self {
        let mut reader = Reader {
            pointer,
            sizes: BTreeMap::new(),
            aligns: BTreeMap::new(),
            offsets: BTreeMap::new(),
            aliases: BTreeMap::new(),
            structs: BTreeMap::new(),
            unions: BTreeSet::new(),
        };
        for item in &file.items {
            match item {
                Item::Type(t) => {
                    reader.aliases.insert(t.ident.to_string(), &t.ty);
                }
                Item::Struct(s) => {
                    let fields = s
                        .fields
                        .iter()
                        .filter_map(|f| Some((f.ident.as_ref()?, &f.ty)));
                    let fields = fields.map(|(n, t)| (n.to_string(), t)).collect();
                    reader.structs.insert(s.ident.to_string(), fields);
                }
                Item::Union(u) => {
                    reader.unions.insert(u.ident.to_string());
                    let fields = u
                        .fields
                        .named
                        .iter()
                        .filter_map(|f| Some((f.ident.as_ref()?, &f.ty)));
                    let fields = fields.map(|(n, t)| (n.to_string(), t)).collect();
                    reader.structs.insert(u.ident.to_string(), fields);
                }
                Item::Const(c) => {
                    if let Expr::Block(block) = &*c.expr {
                        for statement in &block.block.stmts {
                            if let syn::Stmt::Expr(expr, _) = statement {
                                reader.number(expr);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        reader
    }

    /// `["Offset of field: Name::field"][offset_of!(…) - 8usize]`
    fn number(&mut self, expr: &Expr) {
        let Expr::Index(index) = expr else { return };
        let Expr::Array(label) = &*index.expr else {
            return;
        };
        let (Some(Expr::Lit(label)), Expr::Binary(difference)) =
            (label.elems.first(), &*index.index)
        else {
            return;
        };
        let (Lit::Str(label), Expr::Lit(value)) = (&label.lit, &*difference.right) else {
            return;
        };
        let Lit::Int(value) = &value.lit else { return };
        let Ok(value) = value.base10_parse::<usize>() else {
            return;
        };
        let label = label.value();
        if let Some(name) = label.strip_prefix("Size of ") {
            self.sizes.insert(name.into(), value);
        } else if let Some(name) = label.strip_prefix("Alignment of ") {
            self.aligns.insert(name.into(), value);
        } else if let Some((name, field)) = label
            .strip_prefix("Offset of field: ")
            .and_then(|l| l.split_once("::"))
        {
            self.offsets
                .entry(name.into())
                .or_default()
                .insert(field.into(), value);
        }
    }

    fn size(&self, ty: &Type) -> usize {
        match ty {
            Type::Ptr(_) | Type::BareFn(_) => self.pointer,
            Type::Array(a) => {
                let Expr::Lit(len) = &a.len else { return 0 };
                let Lit::Int(len) = &len.lit else { return 0 };
                len.base10_parse::<usize>().unwrap_or(0) * self.size(&a.elem)
            }
            Type::Path(p) => {
                let name = p
                    .path
                    .segments
                    .last()
                    .map_or(String::new(), |s| s.ident.to_string());
                match name.as_str() {
                    "c_char" | "c_schar" | "c_uchar" | "u8" | "i8" | "bool" => 1,
                    "c_short" | "c_ushort" | "u16" | "i16" => 2,
                    "c_int" | "c_uint" | "u32" | "i32" | "c_float" | "f32" => 4,
                    "c_longlong" | "c_ulonglong" | "u64" | "i64" | "c_double" | "f64" => 8,
                    "c_long" | "c_ulong" | "usize" | "isize" | "Option" => self.pointer,
                    // The sizes that clang reports for typedefs of integers are the
                    // target's already: bindgen resolves them to the types above.
                    _ => match (self.sizes.get(&name), self.aliases.get(&name)) {
                        (Some(size), _) => *size,
                        (None, Some(ty)) => self.size(ty),
                        (None, None) => 0,
                    },
                }
            }
            _ => 0,
        }
    }

    fn fields(&self, name: &str, base: usize, out: &mut BTreeMap<String, Place>) {
        let mut end = 0;
        for (field, ty) in self.structs.get(name).into_iter().flatten() {
            if field.starts_with("__bindgen_anon") {
                // bindgen does not tell where an anonymous member is: after the one before
                if let Type::Path(p) = ty {
                    let inner = p
                        .path
                        .segments
                        .last()
                        .map_or(String::new(), |s| s.ident.to_string());
                    let align = self.aligns.get(&inner).copied().unwrap_or(1).max(1);
                    let offset = if self.unions.contains(name) {
                        0usize
                    } else {
                        end
                    };
                    let offset = offset.div_ceil(align) * align;
                    self.fields(&inner, base + offset, out);
                    end = offset + self.sizes.get(&inner).copied().unwrap_or(0);
                }
                continue;
            }
            let Some(offset) = self.offsets.get(name).and_then(|o| o.get(field)) else {
                continue;
            };
            end = offset + self.size(ty);
            let plain = field.strip_suffix('_').unwrap_or(field);
            out.insert(plain.to_string(), (base + offset, self.size(ty)));
        }
    }

    fn read(&self) -> Layouts {
        let mut all = Layouts::new();
        for (name, size) in &self.sizes {
            let mut layout = Layout {
                size: *size,
                align: self.aligns.get(name).copied().unwrap_or(0),
                fields: BTreeMap::new(),
            };
            self.fields(name, 0, &mut layout.fields);
            all.insert(c_name(name).to_string(), layout);
        }
        // `typedef struct _object PyObject` and the like under both names.
        for alias in self.aliases.keys() {
            if let Type::Path(p) = self.aliases[alias] {
                let target = p
                    .path
                    .segments
                    .last()
                    .map_or(String::new(), |s| s.ident.to_string());
                if let Some(layout) = all.get(c_name(&target)).cloned() {
                    all.entry(alias.clone()).or_insert(layout);
                }
            }
        }
        all
    }
}

// ---- the CPythons of the machine -----------------------------------------------------

/// An installed CPython with headers.
#[derive(Debug, Clone)]
pub struct Cpython {
    pub minor: u32,
    /// The folder of `Python.h`.
    pub include: PathBuf,
    /// The interpreter, where it was found next to the headers.
    pub python: Option<PathBuf>,
    /// `libpython3.x.so`, likewise.
    pub library: Option<PathBuf>,
}

/// The versions that a universal module is for, as far as this library knows them.
pub const MINORS: std::ops::RangeInclusive<u32> = 8..=14;

/// Every CPython from 3.8 on: those of pyenv and those under `/usr` and `/usr/local`.
pub fn cpythons() -> Vec<Cpython> {
    let mut prefixes = vec![PathBuf::from("/usr"), PathBuf::from("/usr/local")];
    let home = std::env::var("HOME").unwrap_or_default();
    let pyenv = std::env::var("PYENV_ROOT").unwrap_or(format!("{home}/.pyenv"));
    if let Ok(entries) = std::fs::read_dir(Path::new(&pyenv).join("versions")) {
        prefixes.extend(entries.filter_map(|e| Some(e.ok()?.path())));
    }
    let mut found = Vec::new();
    for prefix in prefixes {
        for minor in MINORS {
            let include = prefix.join(format!("include/python3.{minor}"));
            if !include.join("Python.h").is_file() {
                continue;
            }
            let python = Some(prefix.join(format!("bin/python3.{minor}"))).filter(|p| p.is_file());
            let library = ["lib", "lib/x86_64-linux-gnu", "lib/aarch64-linux-gnu"]
                .iter()
                .map(|dir| prefix.join(dir).join(format!("libpython3.{minor}.so")))
                .find(|p| p.exists());
            found.push(Cpython {
                minor,
                include,
                python,
                library,
            });
        }
    }
    found.sort_by_key(|c| (c.minor, c.include.clone()));
    found
}

/// The interpreters, with a word on which versions are missing. Panics when there is none:
/// a proof about nothing proves nothing.
pub fn cpythons_reported() -> Vec<Cpython> {
    let found = cpythons();
    let have: BTreeSet<u32> = found.iter().map(|c| c.minor).collect();
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        for minor in MINORS.filter(|m| !have.contains(m)) {
            println!("skipped: CPython 3.{minor}: not on this machine, not compared");
        }
    });
    assert!(
        !found.is_empty(),
        "no CPython from 3.8 on with headers on this machine"
    );
    found
}

/// What the proofs read of CPython's headers.
pub const CPYTHON_HEADERS: &str = "#define PY_SSIZE_T_CLEAN\n#include <Python.h>\n\
    #include <structmember.h>\n#include <frameobject.h>\n";

/// Arguments for clang: 32-bit ones read CPython's headers with the sizes in `pyconfig.h`
/// corrected, which was written for the machine.
pub fn clang_args(cpython: &Cpython, wide: bool, scratch: &Path) -> Vec<String> {
    let mut args = Vec::new();
    if !wide {
        // Debian's pyconfig.h only chooses among those of several machines.
        let python = format!("python3.{}", cpython.minor);
        let machine = Path::new("/usr/include/x86_64-linux-gnu")
            .join(&python)
            .join("pyconfig.h");
        let debian = cpython.include.starts_with("/usr/include") && machine.is_file();
        let original = if debian {
            machine
        } else {
            cpython.include.join("pyconfig.h")
        };
        if debian {
            let chosen = scratch.join("i386-linux-gnu").join(&python);
            std::fs::create_dir_all(&chosen).expect("scratch folder");
            std::fs::write(chosen.join("pyconfig.h"), "").expect("scratch folder");
            args.push(format!("-I{}", scratch.display()));
        }
        let shim = scratch.join("pyconfig.h");
        let text = format!(
            "#include \"{}\"\n#undef SIZEOF_LONG\n#define SIZEOF_LONG 4\n#undef SIZEOF_VOID_P\n\
             #define SIZEOF_VOID_P 4\n#undef SIZEOF_SIZE_T\n#define SIZEOF_SIZE_T 4\n\
             #undef SIZEOF_TIME_T\n#define SIZEOF_TIME_T 4\n#undef SIZEOF_UINTPTR_T\n\
             #define SIZEOF_UINTPTR_T 4\n#undef SIZEOF_PTHREAD_T\n#define SIZEOF_PTHREAD_T 4\n\
             #undef SIZEOF_FPOS_T\n#define SIZEOF_FPOS_T 12\n#undef SIZEOF_OFF_T\n\
             #define SIZEOF_OFF_T 8\n#undef ALIGNOF_LONG\n#define ALIGNOF_LONG 4\n\
             #undef ALIGNOF_SIZE_T\n#define ALIGNOF_SIZE_T 4\n#undef HAVE_GCC_UINT128_T\n",
            original.display()
        );
        std::fs::write(&shim, text).expect("scratch folder");
        args.push("--target=i686-linux-gnu".into());
        args.push("-D_FILE_OFFSET_BITS=64".into());
        // before Python.h, which finds the original next to itself
        args.push("-include".into());
        args.push(shim.display().to_string());
    }
    args.push(format!("-I{}", cpython.include.display()));
    args
}

/// Whether a command is there.
pub fn have(command: &str) -> bool {
    Command::new(command)
        .arg("--version")
        .output()
        .is_ok_and(|o| o.status.success())
}

/// A folder for what a test writes, next to the test's own binary.
pub fn scratch(name: &str) -> PathBuf {
    let binary = std::env::current_exe().expect("the test");
    let dir = binary
        .parent()
        .expect("a folder")
        .join("typeobject-scratch")
        .join(name);
    std::fs::create_dir_all(&dir).expect("scratch folder");
    dir
}
