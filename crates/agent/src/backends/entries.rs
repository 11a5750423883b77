//! Files of lines such as `user:…`, of which the first for a user counts.

use zeroize::Zeroizing;

/// The file's content.
pub(super) struct Entries(Zeroizing<Vec<u8>>);

impl Entries {
    pub(super) fn new(content: Zeroizing<Vec<u8>>) -> Self {
        Self(content)
    }

    /// The line of `user`, without its end.
    pub(super) fn line(&self, user: &str) -> Option<&[u8]> {
        self.find(user).map(|(start, end)| &self.0[start..end])
    }

    /// The content with another line for `user`: in the place of the old one, else at the end;
    /// `None` takes it out. Every other byte stays.
    pub(super) fn with(&self, user: &str, line: Option<&[u8]>) -> Zeroizing<Vec<u8>> {
        let room = self.0.len() + line.map_or(0, <[u8]>::len) + 2;
        let mut content = Zeroizing::new(Vec::with_capacity(room));
        let (before, after) = match self.find(user) {
            Some((start, end)) => (&self.0[..start], &self.0[end..]),
            None => (&self.0[..], &[][..]),
        };
        content.extend_from_slice(before);
        let Some(line) = line else {
            content.extend_from_slice(after.strip_prefix(b"\n").unwrap_or(after));
            return content;
        };
        if !before.is_empty() && !before.ends_with(b"\n") {
            content.push(b'\n');
        }
        content.extend_from_slice(line);
        content.extend_from_slice(if after.is_empty() { b"\n" } else { after });
        content
    }

    fn find(&self, user: &str) -> Option<(usize, usize)> {
        let mut start = 0;
        for line in self.0.split(|byte| *byte == b'\n') {
            let rest = line.strip_prefix(user.as_bytes());
            if rest.is_some_and(|rest| rest.starts_with(b":")) {
                return Some((start, start + line.len()));
            }
            start += line.len() + 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::Entries;

    const FILE: &str = "root:a\nadmin:b:c\n# admin\nadministrator:d\nadmin:second\n";

    fn entries(text: &str) -> Entries {
        Entries::new(Zeroizing::new(text.as_bytes().to_vec()))
    }

    #[test]
    fn the_first_line_of_a_user_counts_and_no_other_users() {
        assert_eq!(entries(FILE).line("admin"), Some(&b"admin:b:c"[..]));
        assert_eq!(entries(FILE).line("adm"), None);
        assert_eq!(entries("").line("admin"), None);
        assert_eq!(entries("admin:x").line("admin"), Some(&b"admin:x"[..]));
    }

    #[test]
    fn only_that_line_changes() {
        let changed = entries(FILE).with("admin", Some(b"admin:NEW"));
        let expected = FILE.replacen("admin:b:c", "admin:NEW", 1);
        assert_eq!(*changed, expected.into_bytes());
        let gone = entries(FILE).with("root", None);
        assert_eq!(*gone, FILE.replacen("root:a\n", "", 1).into_bytes());
    }

    #[test]
    fn a_new_user_gets_a_line_of_his_own() {
        let added = |text: &str| {
            String::from_utf8(entries(text).with("new", Some(b"new:n")).to_vec()).unwrap()
        };
        assert_eq!(added(""), "new:n\n");
        assert_eq!(added("root:a"), "root:a\nnew:n\n");
        assert_eq!(added("root:a\n"), "root:a\nnew:n\n");
        assert_eq!(*entries("root:a").with("new", None), b"root:a");
    }

    #[test]
    fn a_line_put_in_and_taken_out_again_leaves_the_file_as_it_was() {
        let added = entries(FILE).with("new", Some(b"new:n"));
        assert_eq!(*Entries::new(added).with("new", None), FILE.as_bytes());
    }
}
