//! What a check says.

use serde::Serialize;
use std::fmt;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Wrong, or it does not work on a host.
    Error,
    /// Almost certainly not what was meant.
    Warning,
    /// Good to know.
    Note,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        })
    }
}

#[derive(Clone, Serialize)]
pub struct Finding {
    pub level: Level,
    /// The kind of mistake, a word for scripts.
    pub kind: &'static str,
    /// Where it matters: `all`, `micropython`, `cpython` and so on.
    pub host: String,
    pub file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    pub symbol: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<String>,
    pub reason: String,
    pub remedy: String,
}

impl Finding {
    pub fn new(kind: &'static str, reason: impl Into<String>) -> Finding {
        Finding {
            level: Level::Error,
            kind,
            host: "all".to_owned(),
            file: String::new(),
            line: None,
            symbol: String::new(),
            entry: None,
            reason: reason.into(),
            remedy: String::new(),
        }
    }

    pub fn remedy(mut self, remedy: impl Into<String>) -> Finding {
        self.remedy = remedy.into();
        self
    }

    pub fn level(mut self, level: Level) -> Finding {
        self.level = level;
        self
    }

    pub fn warning(self) -> Finding {
        self.level(Level::Warning)
    }

    pub fn note(self) -> Finding {
        self.level(Level::Note)
    }

    pub fn host(mut self, host: impl Into<String>) -> Finding {
        self.host = host.into();
        self
    }

    pub fn symbol(mut self, symbol: impl Into<String>) -> Finding {
        self.symbol = symbol.into();
        self
    }

    pub fn entry(mut self, entry: impl Into<String>) -> Finding {
        self.entry = Some(entry.into());
        self
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}: {}", self.level, self.symbol)?;
        if let Some(entry) = &self.entry {
            write!(f, ", {entry}")?;
        }
        write!(f, ": {} [{}", self.reason, self.kind)?;
        if self.host != "all" {
            write!(f, ", {}", self.host)?;
        }
        write!(f, "]\n    {}", self.remedy)
    }
}
