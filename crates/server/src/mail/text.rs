//! A mail as plain text.

use web::language::Words;
use zeroize::Zeroizing;

use super::block::{Block, Card, Content, Fact, Told, isolated};
use super::wrap::{COLUMNS, quoted, width, wrapped};

/// The whole text, its blocks parted by empty lines.
pub(super) fn set(content: &Content, t: Words) -> Zeroizing<String> {
    let title = content.title.plain(t);
    let mut text = Zeroizing::new(underlined(&title, '='));
    for block in &content.blocks {
        text.push('\n');
        add(block, t, &mut text);
    }
    text
}

fn underlined(title: &str, with: char) -> String {
    let rule = with.to_string().repeat(width(title).min(COLUMNS));
    format!("{}\n{rule}\n", wrapped(title, "", ""))
}

fn add(block: &Block, t: Words, text: &mut String) {
    match block {
        Block::Para(say) => line(text, &wrapped(&say.plain(t), "", "")),
        Block::Heading(say) => {
            text.push_str(&underlined(&say.plain(t), '-'));
        }
        Block::Steps(steps) => {
            for (number, step) in (1..).zip(steps) {
                let first = format!("{number}. ");
                line(text, &wrapped(&step.plain(t), &first, "   "));
            }
        }
        Block::Quote(words) => line(text, &quoted(words)),
        Block::Secret(secret) => line(text, &isolated(t, secret)),
        Block::Dated(all) => {
            for (index, (date, secret)) in all.iter().enumerate() {
                if index > 0 {
                    text.push('\n');
                }
                line(text, &isolated(t, date));
                text.push('\n');
                line(text, &isolated(t, secret));
            }
        }
        Block::Link { lead, url, .. } => {
            line(text, &wrapped(&lead.plain(t), "", ""));
            line(text, url);
        }
        Block::Facts(facts) => list(facts, t, text),
        Block::Card(card) => self::card(card, t, text),
    }
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Labels in one column, what they say in another.
fn list(facts: &[Fact], t: Words, text: &mut String) {
    let label = |fact: &Fact| {
        let said = fact.label.as_ref().map(|label| label.plain(t));
        said.map_or_else(String::new, |said| format!("{said}:"))
    };
    let widest = facts.iter().map(|fact| width(&label(fact))).max();
    let widest = widest.unwrap_or_default();
    for fact in facts {
        let label = label(fact);
        let fill = " ".repeat(widest - width(&label));
        let value = match &fact.value {
            Told::Said(say) => say.plain(t),
            Told::Bare(bare) => isolated(t, bare).into_owned(),
        };
        let first = format!("  {label}{fill} ");
        let then = " ".repeat(widest + 3);
        line(text, &wrapped(&value, &first, &then));
    }
}

fn card(card: &Card, t: Words, text: &mut String) {
    for say in std::iter::once(&card.title).chain(&card.facts) {
        line(text, &wrapped(&say.plain(t), "", ""));
    }
    for (when, secret) in &card.answers {
        text.push('\n');
        line(text, &wrapped(&when.plain(t), "    ", "    "));
        line(text, &format!("    {}", isolated(t, secret)));
    }
}
