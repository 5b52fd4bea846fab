//! Uses of CPython's structs and habits in a source that a VM cannot honour.

use super::findings::{Finding, Level};
use crate::compile;
use regex::Regex;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

struct Habit {
    kind: &'static str,
    level: Level,
    pattern: Regex,
    reason: &'static str,
    remedy: &'static str,
}

macro_rules! habits {
    ($($kind:literal $level:ident $pattern:literal $reason:literal $remedy:literal;)*) => {
        vec![$(Habit {
            kind: $kind,
            level: Level::$level,
            pattern: Regex::new($pattern).expect("a pattern"),
            reason: $reason,
            remedy: $remedy,
        }),*]
    };
}

fn habits() -> &'static [Habit] {
    static HABITS: OnceLock<Vec<Habit>> = OnceLock::new();
    HABITS.get_or_init(|| {
        habits! {
            "source-refcnt" Error r"(?:->|\.)\s*ob_refcnt\b"
                "the first word of an object is the VM's own"
                "use Py_INCREF, Py_DECREF and Py_REFCNT";
            "source-type" Error r"(?:->|\.)\s*ob_type\b"
                "an object of the VM has no such field"
                "use Py_TYPE, Py_IS_TYPE and Py_SET_TYPE";
            "source-size" Error r"\(\s*\(\s*(?:PyVarObject|PyListObject|PyTupleObject|PyBytesObject|PyLongObject)\s*\*\s*\)[^()]*(?:\([^()]*\)[^()]*)*\)\s*->\s*ob_size\b"
                "an object of the VM has no such field"
                "use Py_SIZE, PyList_GET_SIZE, PyTuple_GET_SIZE and the like";
            "source-items" Error r"\(\s*\(\s*(?:PyListObject|PyTupleObject)\s*\*\s*\)[^()]*(?:\([^()]*\)[^()]*)*\)\s*->\s*ob_item\b"
                "a list or tuple of the VM has its items elsewhere"
                "use PyList_GET_ITEM, PyTuple_GET_ITEM or PySequence_Fast_ITEMS";
            "source-bytes" Error r"->\s*ob_sval\b"
                "bytes of the VM have their content elsewhere"
                "use PyBytes_AS_STRING";
            "source-bytearray" Error r"\(\s*\(\s*PyByteArrayObject\s*\*\s*\)[^()]*(?:\([^()]*\)[^()]*)*\)\s*->"
                "a bytearray of the VM has its content elsewhere"
                "use PyByteArray_AS_STRING and the buffer protocol";
            "source-float" Error r"->\s*ob_fval\b"
                "a float of the VM may be a tagged word"
                "use PyFloat_AS_DOUBLE";
            "source-complex" Error r"\(\s*\(\s*PyComplexObject\s*\*\s*\)[^()]*\)\s*->\s*cval\b"
                "a complex of the VM has its value elsewhere"
                "use PyComplex_AsCComplex";
            "source-digits" Error r"(?:->|\.)\s*(?:ob_digit|lv_tag|long_value)\b"
                "an int of the VM may be a tagged word"
                "use PyLong_AsLongLong, or _PyLong_AsByteArray for big ones";
            "source-unicode" Error r"\(\s*\(\s*(?:PyASCIIObject|PyCompactUnicodeObject|PyUnicodeObject)\s*\*\s*\)"
                "a str of the VM is UTF-8, and may be a tagged word"
                "use PyUnicode_AsUTF8AndSize, PyUnicode_READ_CHAR and the like";
            "source-dict" Error r"->\s*(?:ma_used|ma_keys|ma_values|ma_version_tag)\b"
                "a dict of the VM has no such field"
                "use PyDict_Size and PyDict_Next";
            "source-set" Error r"\(\s*\(\s*PySetObject\s*\*\s*\)"
                "a set of the VM is laid out in another way"
                "use PySet_Size and PyObject_GetIter";
            "source-datetime" Error r"->\s*hastzinfo\b|\(\s*\(\s*_?PyDateTime_(?:Date|DateTime|Time|Delta|Base\w+)\s*\*\s*\)[^()]*(?:\([^()]*\)[^()]*)*\)\s*->"
                "a date of the VM is an object of a class in Python"
                "use PyDateTime_GET_YEAR, PyDateTime_DATE_GET_TZINFO and the like";
            "source-function" Error r"->\s*(?:m_ml|m_self|m_module|func_code|func_globals|im_func|im_self)\b"
                "a function of the VM has no such field"
                "use PyCFunction_GET_SELF, PyMethod_GET_FUNCTION or PyObject_GetAttrString";
            "source-code" Error r"->\s*(?:co_[a-z]+|f_code|f_back|f_locals|f_globals|f_lineno)\b"
                "the VM has frames and code of its own"
                "use the attributes of the objects (PyObject_GetAttrString)";
            "source-thread" Error r"->\s*(?:curexc_type|curexc_value|current_exception|recursion_depth|interp)\b"
                "the VM has no thread state of this form"
                "use PyErr_Occurred, Py_EnterRecursiveCall and PyInterpreterState_Get";
            "source-gc-head" Error r"\b(?:PyGC_Head|_Py_AS_GC|_PyObject_GC_TRACK|_PyGC_[A-Z]\w*)\b"
                "objects of the VM have nothing before them"
                "use PyObject_GC_Track and PyObject_GC_UnTrack";
            "source-singleton" Error r"(?:^|[^&])&\s*_Py_(?:NoneStruct|TrueStruct|FalseStruct|NotImplementedStruct|EllipsisObject)\b"
                "the VM's None, True and False are its own"
                "use Py_None, Py_True, Py_False, Py_NotImplemented and Py_Ellipsis";
            "source-place" Note r"\b(?:Py_TYPE|Py_SIZE|Py_REFCNT)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:[-+*/|&]?=[^=]|\+\+|--)"
                "CPython's own headers refuse this from 3.10 on, and a VM ignores it for objects that are not of your types"
                "use Py_SET_TYPE, Py_SET_SIZE and Py_SET_REFCNT";
            "source-lvalue" Error r"\b(?:PyTuple_GET_ITEM|PyList_GET_ITEM)\s*\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?:[-+*/|&]?=[^=]|\+\+|--)"
                "the macro gives a value, not a place"
                "use PyTuple_SET_ITEM or PyList_SET_ITEM";
            "source-item-address" Error r"(?:^|[^&])&\s*Py(?:Tuple|List)_GET_ITEM\s*\("
                "on a VM the macro gives a value, not a place"
                "use PySequence_Fast_ITEMS, or copy the items";
            "source-thread-local" Warning r"\b(?:__thread|_Thread_local|thread_local)\b[^;()]*\bPyObject\s*\*"
                "the VM's collector does not see thread-local variables, and frees what only they hold"
                "keep the object in a static variable or in an instance";
            "source-internal" Error r#"^\s*#\s*include\s*[<"](?:internal/|pycore_)|\bPy_BUILD_CORE\b"#
                "CPython's internal headers describe CPython alone"
                "use public functions";
            "source-refcnt-one" Note r"\bPy_REFCNT\s*\([^()]*\)\s*(?:==|!=|<=?|>=?)\s*[01]\b"
                "Py_REFCNT answers 2 on a VM: a shortcut for objects nobody else has is never taken"
                "nothing, if the other way works too";
            "source-hidden" Warning r"\(\s*PyObject\s*\*\s*\)\s*\(\s*\(\s*(?:u?intptr_t|size_t|unsigned\s+long)\s*\)[^()]*[|^~]|=\s*\(\s*u?intptr_t\s*\)\s*\w+\s*[|^]\s*\w"
                "the VM's collector sees only plain pointers: one with bits set in it keeps nothing alive"
                "keep a plain copy of the pointer beside it";
        }
    })
}

/// Looks through one source. Only the lines that are compiled count where the compiler can
/// tell them.
pub fn check(path: &Path, args: &compile::Args, findings: &mut Vec<Finding>) {
    let name = path.display().to_string();
    let raw = || {
        let text = fs::read(path).unwrap_or_default();
        String::from_utf8_lossy(&text).into_owned()
    };
    let lines = match compile::preprocessed(args, path) {
        Ok(text) => own_lines(&text, &name),
        Err(_) => raw()
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line.to_owned()))
            .collect(),
    };
    let mut text = String::new();
    let mut numbers = Vec::new();
    for (number, line) in lines {
        text.push_str(&line);
        text.push('\n');
        numbers.push(number);
    }
    for (i, line) in without_comments(&text).lines().enumerate() {
        for habit in habits() {
            if let Some(found) = habit.pattern.find(line) {
                let shown = found
                    .as_str()
                    .trim_start_matches(|c: char| {
                        c != '&' && !c.is_alphanumeric() && !"-.(_#".contains(c)
                    })
                    .trim();
                let mut finding = Finding::new(habit.kind, habit.reason)
                    .remedy(habit.remedy)
                    .level(habit.level)
                    .symbol(shown)
                    .host("micropython");
                if habit.kind == "source-type" && line.contains("->tp_free") {
                    // The idiom of a tp_dealloc: the object is the module's own.
                    finding = finding.warning();
                    finding.reason = "only objects of your own types have this field on a VM, and in firmware none has".to_owned();
                }
                finding.file.clone_from(&name);
                finding.line = numbers.get(i).copied();
                findings.push(finding);
            }
        }
    }
}

/// The lines of a preprocessed text that are the file's own, with their numbers.
fn own_lines(text: &str, name: &str) -> Vec<(usize, String)> {
    let mut own = false;
    let mut number = 0;
    let mut lines = Vec::new();
    for line in text.lines() {
        let marker = line
            .strip_prefix("# ")
            .and_then(|rest| rest.split_once(' '))
            .and_then(|(number, file)| Some((number.parse::<usize>().ok()?, file)));
        if let Some((next, file)) = marker {
            own = file.trim_start_matches('"').split('"').next() == Some(name);
            number = next;
            continue;
        }
        if own {
            lines.push((number, line.to_owned()));
        }
        number += 1;
    }
    lines
}

/// The same text with comments and the content of string literals blanked; line breaks stay.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            ('/', Some('*')) => {
                chars.next();
                let mut last = ' ';
                for c in chars.by_ref() {
                    if c == '\n' {
                        out.push('\n');
                    }
                    if last == '*' && c == '/' {
                        break;
                    }
                    last = c;
                }
                out.push(' ');
            }
            ('/', Some('/')) => {
                for c in chars.by_ref() {
                    if c == '\n' {
                        out.push('\n');
                        break;
                    }
                }
            }
            ('"' | '\'', _) => {
                // An include's name stays.
                let keep = out
                    .rsplit('\n')
                    .next()
                    .is_some_and(|line| line.trim_start().starts_with('#'));
                out.push(c);
                let mut escaped = false;
                for inner in chars.by_ref() {
                    if inner == '\n' {
                        out.push('\n');
                        break;
                    }
                    if !escaped && inner == c {
                        out.push(inner);
                        break;
                    }
                    escaped = !escaped && inner == '\\';
                    if keep {
                        out.push(inner);
                    }
                }
            }
            _ => out.push(c),
        }
    }
    out
}
