//! Form fields that render themselves: label, help, error and control, tied together for readers.

use std::borrow::Cow;

use askama::Template;

use crate::phrases::Phrases;

/// One thing to choose from in a select or a radio group.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What the form sends.
    pub value: Cow<'static, str>,
    /// What the person reads.
    pub label: Cow<'static, str>,
    /// A second line under a radio button.
    pub help: Option<Cow<'static, str>>,
}

impl Choice {
    /// A choice without a second line.
    pub fn new(value: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            help: None,
        }
    }

    /// Adds the second line.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// The control that a field is filled in with.
#[derive(Debug, Clone)]
enum Control {
    /// An `<input>` of this type.
    Input(&'static str),
    /// A password, with a button to show it; never pre-filled.
    Password,
    Select(Vec<Choice>),
    Radio(Vec<Choice>),
    Checkbox,
    Textarea {
        rows: u8,
    },
    File {
        accept: &'static str,
    },
}

/// A form field: write `{{ field }}` in a template and it stands there whole.
#[derive(Debug, Clone, Template)]
#[template(path = "field.html")]
pub struct Field {
    name: Cow<'static, str>,
    label: Cow<'static, str>,
    value: String,
    error: Option<String>,
    help: Option<Cow<'static, str>>,
    required: bool,
    attributes: Vec<(&'static str, Cow<'static, str>)>,
    control: Control,
}

impl askama::filters::HtmlSafe for Field {}

impl Field {
    fn new(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        control: Control,
    ) -> Self {
        Self {
            name: name.into(),
            label: label.into(),
            value: String::new(),
            error: None,
            help: None,
            required: false,
            attributes: Vec::new(),
            control,
        }
    }

    /// One line of text.
    pub fn text(name: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name, label, Control::Input("text"))
    }

    /// An email address.
    pub fn email(name: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name, label, Control::Input("email"))
            .attribute("autocomplete", "email")
            .attribute("spellcheck", "false")
            .attribute("autocapitalize", "none")
    }

    /// A password, with a button that shows it. `autocomplete` is `current-password` or
    /// `new-password`, by which password managers know what to do.
    pub fn password(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        autocomplete: &'static str,
    ) -> Self {
        Self::new(name, label, Control::Password).attribute("autocomplete", autocomplete)
    }

    /// A calendar date, sent as `2026-11-21`.
    pub fn date(name: impl Into<Cow<'static, str>>, label: impl Into<Cow<'static, str>>) -> Self {
        Self::new(name, label, Control::Input("date"))
    }

    /// One of a list; with nothing chosen yet, the first line asks to choose.
    pub fn select(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        choices: Vec<Choice>,
    ) -> Self {
        Self::new(name, label, Control::Select(choices))
    }

    /// One of a few, all in sight.
    pub fn radio(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        choices: Vec<Choice>,
    ) -> Self {
        Self::new(name, label, Control::Radio(choices))
    }

    /// A box to tick, sent as `yes`; its value is `yes` or empty.
    pub fn checkbox(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self::new(name, label, Control::Checkbox)
    }

    /// Several lines of text, `rows` of them in sight.
    pub fn textarea(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        rows: u8,
    ) -> Self {
        Self::new(name, label, Control::Textarea { rows })
    }

    /// A file; `accept` is what the picker offers, as in `image/png,.xml`.
    pub fn file(
        name: impl Into<Cow<'static, str>>,
        label: impl Into<Cow<'static, str>>,
        accept: &'static str,
    ) -> Self {
        Self::new(name, label, Control::File { accept })
    }

    /// What was typed or chosen. Passwords and files ignore it: those are never sent back.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// What a select or a radio group offers; other controls ignore it.
    #[must_use]
    pub fn choices(mut self, offered: Vec<Choice>) -> Self {
        if let Control::Select(choices) | Control::Radio(choices) = &mut self.control {
            *choices = offered;
        }
        self
    }

    /// What is wrong, as a sentence.
    #[must_use]
    pub fn error(mut self, error: Option<impl Into<String>>) -> Self {
        self.error = error.map(Into::into);
        self
    }

    /// What to fill in or where to find it, shown between label and control.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Marks the field with a star and announces it as required. Put `novalidate` on the form, so
    /// that our sentences appear and not the browser's.
    #[must_use]
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Any other attribute of the control, as in `("inputmode", "numeric")`.
    #[must_use]
    pub fn attribute(mut self, name: &'static str, value: impl Into<Cow<'static, str>>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// Whether something is wrong with it.
    #[must_use]
    pub const fn has_error(&self) -> bool {
        self.error.is_some()
    }

    /// The `id` of the control, by which the error summary links to it.
    #[must_use]
    pub fn id(&self) -> String {
        let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        format!("f-{}", self.name.chars().map(letter).collect::<String>())
    }

    /// Where a link must lead to put the cursor into the field: a radio group's first button.
    fn focus_id(&self) -> String {
        match self.control {
            Control::Radio(_) => format!("{}-1", self.id()),
            _ => self.id(),
        }
    }

    fn described_by(&self) -> Option<String> {
        let id = self.id();
        let help = self.help.is_some().then(|| format!("{id}-help"));
        let error = self.error.is_some().then(|| format!("{id}-error"));
        match (help, error) {
            (Some(help), Some(error)) => Some(format!("{help} {error}")),
            (one, other) => one.or(other),
        }
    }
}

/// The box on top of a form that was refused: every error, each a link to its field. Renders
/// nothing when there is none.
#[derive(Debug, Clone, Template)]
#[template(path = "error_summary.html")]
pub struct ErrorSummary {
    errors: Vec<(String, String)>,
}

impl askama::filters::HtmlSafe for ErrorSummary {}

impl ErrorSummary {
    /// Collects the errors of a form's fields, in their order.
    pub fn of<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Self {
        let errors = fields
            .into_iter()
            .filter_map(|field| Some((field.focus_id(), field.error.clone()?)))
            .collect();
        Self { errors }
    }
}
