//! Signatures in docstrings: `name(args)\n--\n\n` before the text, as CPython has them.

use regex::Regex;
use std::sync::OnceLock;

pub enum Kind {
    Is,
    /// There is a `--` line, but no host recognises it.
    Almost(String),
    /// A signature of another name.
    Other(String),
    /// A call without a `--` line.
    Plain,
    None,
}

pub struct Signature {
    /// What is between the brackets.
    pub parameters: String,
    /// What a `->` behind them says. CPython wants none there.
    pub returns: Option<String>,
}

#[derive(Clone)]
pub struct Parameter {
    /// With its stars; `/` and `*` are parameters, too.
    pub name: String,
    pub annotation: Option<String>,
    pub default: Option<String>,
    /// Written with `$`: the object that the function is bound to.
    pub bound: bool,
}

impl Parameter {
    pub fn plain(name: &str) -> Parameter {
        Parameter {
            name: name.to_owned(),
            annotation: None,
            default: None,
            bound: false,
        }
    }
}

/// The signature at the start of a docstring, and the text behind it. One with a `->` counts
/// here although CPython shows it as text.
pub fn split<'a>(name: &str, doc: &'a str) -> (Option<Signature>, &'a str) {
    let found = doc
        .strip_prefix(name)
        .filter(|rest| rest.starts_with('('))
        .and_then(|rest| {
            let (head, text) = rest.split_once("\n--\n")?;
            let close = head.rfind(')')?;
            let behind = head[close + 1..].trim();
            let returns = behind
                .strip_prefix("->")
                .map(|returns| returns.trim().to_owned());
            (behind.is_empty() || returns.is_some()).then(|| {
                let returns = returns.filter(|returns| is_annotation(returns));
                let parameters = head[1..close].to_owned();
                (
                    Signature {
                        parameters,
                        returns,
                    },
                    text.trim_start_matches('\n'),
                )
            })
        });
    match found {
        Some((signature, text)) => (Some(signature), text),
        None => (None, doc),
    }
}

/// What a docstring begins with, read as CPython does.
pub fn kind(name: &str, doc: &str) -> Kind {
    let head = doc.split("\n\n").next().unwrap_or(doc);
    let rest = doc.strip_prefix(name).filter(|rest| rest.starts_with('('));
    if let Some(rest) = rest {
        if let Some(end) = rest.find(")\n--\n\n") {
            if !rest[..end].contains("\n\n") {
                return Kind::Is;
            }
        }
        if head.contains("\n--") || doc.contains(")\n--\n") {
            return Kind::Almost(
                "the signature in the docstring does not end in `)\\n--\\n\\n`: hosts show it as text"
                    .to_owned(),
            );
        }
        return match head.lines().next() {
            Some(line) if line.trim_end().ends_with(')') || line.contains("->") => Kind::Plain,
            _ => Kind::None,
        };
    }
    static OTHER: OnceLock<Regex> = OnceLock::new();
    let other = OTHER
        .get_or_init(|| Regex::new(r"\A\s*([\w.]+)\(([^\n]*)\)[^\n]*\n--\n").expect("a pattern"));
    match other.captures(doc) {
        Some(found) => Kind::Other(found[1].to_owned()),
        None => Kind::None,
    }
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// A type as it may stand in a stub: a name, with brackets or `|`.
pub fn is_annotation(text: &str) -> bool {
    static ANNOTATION: OnceLock<Regex> = OnceLock::new();
    let known = r"(?:None|bool|int|float|complex|str|bytes|bytearray|memoryview|object|type|Any|list|tuple|dict|set|frozenset|Iterator)";
    let annotation = ANNOTATION.get_or_init(|| {
        let item = format!(r"{known}(?:\[(?:{known}|\.\.\.|[\[\], |])*\])?");
        Regex::new(&format!(r"\A{item}(?: *\| *{item})*\z")).expect("a pattern")
    });
    annotation.is_match(text)
}

/// The parameters, or None for what Python would not accept in a `def`.
pub fn parse(parameters: &str) -> Option<Vec<Parameter>> {
    let mut list = Vec::new();
    let mut defaults = false;
    let mut keyword_only = false;
    let mut positional_only = false;
    for part in at_commas(parameters) {
        let (bound, part) = match part.strip_prefix('$') {
            Some(rest) => (true, rest.to_owned()),
            None => (false, part),
        };
        let (head, default) = match split_default(&part) {
            Some((head, default)) => (head, Some(default)),
            None => (part.clone(), None),
        };
        let (name, annotation) = match head.split_once(':') {
            Some((name, annotation)) => {
                (name.trim().to_owned(), Some(annotation.trim().to_owned()))
            }
            None => (head.trim().to_owned(), None),
        };
        match name.as_str() {
            "/" if !positional_only && !keyword_only && !list.is_empty() => positional_only = true,
            "*" if !keyword_only => keyword_only = true,
            "/" | "*" => return None,
            _ => {
                let stars = name.len() - name.trim_start_matches('*').len();
                if stars > 2 || !is_identifier(&name[stars..]) {
                    return None;
                }
                if stars == 1 && std::mem::replace(&mut keyword_only, true) {
                    return None;
                }
                if stars == 0 && !keyword_only && default.is_none() && defaults {
                    return None;
                }
                defaults |= default.is_some();
            }
        }
        if annotation.as_ref().is_some_and(String::is_empty) {
            return None;
        }
        list.push(Parameter {
            name,
            // A type that a stub cannot know is Any.
            annotation: annotation.filter(|annotation| is_annotation(annotation)),
            default: default.map(|default| spelled_default(&default)),
            bound,
        });
    }
    Some(list)
}

/// Numbers, texts and the constants stay; anything else is `...`.
fn spelled_default(default: &str) -> String {
    static SIMPLE: OnceLock<Regex> = OnceLock::new();
    let simple = SIMPLE.get_or_init(|| {
        Regex::new(
            r#"\A(?:None|True|False|-?\d+(?:\.\d+)?|b?'[^'\\]*'|b?"[^"\\]*"|\(\)|\[\]|\{\})\z"#,
        )
        .expect("a pattern")
    });
    if simple.is_match(default) {
        default.to_owned()
    } else {
        "...".to_owned()
    }
}

/// At the `=` that is not in brackets.
fn split_default(part: &str) -> Option<(String, String)> {
    let mut depth = 0;
    for (i, c) in part.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 0 => {
                return Some((part[..i].to_owned(), part[i + 1..].trim().to_owned()));
            }
            _ => {}
        }
    }
    None
}

/// At the commas that are not in brackets or quotes.
fn at_commas(parameters: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0;
    let mut quote = None;
    for c in parameters.chars() {
        match (c, quote) {
            (c, Some(q)) if c == q => quote = None,
            ('\'' | '"', None) => quote = Some(c),
            ('(' | '[' | '{', None) => depth += 1,
            (')' | ']' | '}', None) => depth -= 1,
            (',', None) if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}
