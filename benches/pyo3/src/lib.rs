//! The type of `benches/benchmod.c` as one writes it with PyO3.

use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

#[pyclass(subclass)]
struct Noddy {
    #[pyo3(get, set)]
    first: Py<PyAny>,
    #[pyo3(get, set)]
    last: Py<PyAny>,
    #[pyo3(get, set)]
    number: i32,
}

#[pymethods]
impl Noddy {
    #[new]
    #[pyo3(signature = (first=None, last=None, number=0))]
    fn new(py: Python<'_>, first: Option<Py<PyAny>>, last: Option<Py<PyAny>>, number: i32) -> Self {
        let empty = || PyString::new(py, "").into_any().unbind();
        Noddy {
            first: first.unwrap_or_else(empty),
            last: last.unwrap_or_else(empty),
            number,
        }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "Noddy({}, {}, {})",
            self.first.bind(py).repr()?,
            self.last.bind(py).repr()?,
            self.number
        ))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        Ok(self.number == other.number
            && self.first.bind(py).eq(&other.first)?
            && self.last.bind(py).eq(&other.last)?)
    }

    fn noargs(&self) {}

    fn one(&self, arg: Py<PyAny>) -> Py<PyAny> {
        arg
    }

    #[pyo3(signature = (*args))]
    fn varargs<'py>(&self, args: &Bound<'py, PyTuple>) -> PyResult<Bound<'py, PyAny>> {
        let (_, b, _): (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>) =
            args.extract()?;
        Ok(b)
    }

    fn fastcall(&self, _a: &Bound<'_, PyAny>, b: Py<PyAny>, _c: &Bound<'_, PyAny>) -> Py<PyAny> {
        b
    }

    fn name(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!(
            "{} {}",
            self.first.bind(py).str()?,
            self.last.bind(py).str()?
        ))
    }

    #[getter]
    fn label(&self, py: Python<'_>) -> Py<PyAny> {
        self.last.clone_ref(py)
    }

    #[setter]
    fn set_label(&mut self, value: Option<Bound<'_, PyString>>) -> PyResult<()> {
        self.last = value
            .ok_or_else(|| PyAttributeError::new_err("label must be a str"))?
            .into_any()
            .unbind();
        Ok(())
    }
}

#[pymodule]
fn benchmod(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Noddy>()?;
    module.add("NoddyFin", module.getattr("Noddy")?)
}
