//! What comes to people's minds at a device.

use std::io;
use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::people::{People, call, send};
use crate::proofs::{Proof, questions};
use crate::support::{Browser, wrong};

impl People {
    /// Does what comes to mind until the device answers no more.
    pub(crate) fn go_on(&mut self, address: SocketAddr) {
        while self.act(address).is_ok() {
            self.reached.answered += 1;
        }
        self.reached.cut += 1;
    }

    fn act(&mut self, address: SocketAddr) -> io::Result<()> {
        let owner = Browser::new(address);
        match self.below(21) {
            0 | 1 => self.change(&owner),
            2 | 3 => self.make_sheet(&owner),
            4 | 5 => self.set_questions(&owner),
            6 | 7 => self.by_challenge(&owner, Proof::Key),
            8 | 9 => self.by_challenge(&owner, Proof::Email),
            10 | 11 => self.by_file(&owner),
            12 | 13 => self.by_sheet(&owner),
            14 => self.by_security_code(&owner),
            15 => self.by_temporary_password(&owner),
            16 | 17 => self.by_questions(&owner),
            18 | 19 => self.reuse(&owner),
            _ => self.guess(address),
        }
    }

    /// Types a proof and a new password.
    fn prove(&mut self, owner: &Browser, proof: Proof) -> io::Result<()> {
        let new = self.next();
        let (path, asked) = proof.call(&new);
        self.doubt(&new, &proof);
        let status = call(owner, path, &asked)?.status;
        self.learn(new, proof, [200, 204].contains(&status));
        Ok(())
    }

    /// The same by a session that may set a password.
    fn set_in(
        &mut self,
        owner: &Browser,
        proof: Proof,
        path: &str,
        token: &str,
        mut asked: Value,
    ) -> io::Result<()> {
        let new = self.next();
        asked["new_password"] = new.as_str().into();
        self.doubt(&new, &proof);
        let page = send(owner, "POST", path, Some(token), &asked)?;
        assert!([200, 204].contains(&page.status), "{}", page.body);
        self.learn(new, proof, true);
        Ok(())
    }

    fn change(&mut self, owner: &Browser) -> io::Result<()> {
        let Some(token) = self.sign_in(owner)? else {
            return Ok(());
        };
        let asked = json!({ "old_password": self.password });
        self.set_in(owner, Proof::Password, "/password", &token, asked)
    }

    fn make_sheet(&mut self, owner: &Browser) -> io::Result<()> {
        let Some(token) = self.sign_in(owner)? else {
            return Ok(());
        };
        let asked = json!({ "old_password": self.password });
        self.codes.clear();
        let page = send(owner, "POST", "/recovery-sheet", Some(&token), &asked)?;
        assert_eq!(page.status, 201, "{}", page.body);
        let sheet = page.json();
        let codes = sheet["codes"].as_array().unwrap().iter();
        self.codes = codes
            .map(|code| code.as_str().unwrap().to_owned())
            .collect();
        Ok(())
    }

    fn set_questions(&mut self, owner: &Browser) -> io::Result<()> {
        let Some(token) = self.sign_in(owner)? else {
            return Ok(());
        };
        self.questions += 1;
        // Should the answer be lost, these or those of before are in force.
        self.has_questions = true;
        let questions = questions(self.questions);
        let asked = json!({ "old_password": self.password, "questions": questions });
        let page = send(owner, "PUT", "/security-questions", Some(&token), &asked)?;
        assert_eq!(page.status, 204, "{}", page.body);
        Ok(())
    }

    /// What the device shows of a challenge, where it shows one.
    fn ask(&mut self, owner: &Browser, proof: &Proof) -> io::Result<Option<Value>> {
        let Some((path, mut asked)) = proof.challenge() else {
            return Ok(None);
        };
        if self.camera.is_some() {
            asked["with_cameras"] = (self.below(2) == 0).into();
            asked["fresh"] = true.into();
        }
        let page = call(owner, path, &asked)?;
        Ok((page.status == 200).then(|| page.json()))
    }

    fn by_challenge(&mut self, owner: &Browser, proof: fn(String) -> Proof) -> io::Result<()> {
        let Some(shown) = self.ask(owner, &proof(String::new()))? else {
            return Ok(());
        };
        let code = self.desk.code(&shown);
        if self.below(4) == 0 {
            let (path, asked) = proof(wrong(&code)).call("never to be taken");
            let page = call(owner, path, &asked)?;
            assert!(page.status >= 400, "{}", page.body);
            return Ok(());
        }
        self.prove(owner, proof(code))
    }

    fn by_file(&mut self, owner: &Browser) -> io::Result<()> {
        let Some(shown) = self.ask(owner, &Proof::File(String::new()))? else {
            return Ok(());
        };
        let file = self.desk.file(&shown);
        self.prove(owner, Proof::File(file))
    }

    fn by_sheet(&mut self, owner: &Browser) -> io::Result<()> {
        match self.codes.pop() {
            Some(code) => self.prove(owner, Proof::Sheet(code)),
            None => self.make_sheet(owner),
        }
    }

    fn facts(&self, owner: &Browser) -> io::Result<Value> {
        let page = send(owner, "GET", "/forgot/code", None, &Value::Null)?;
        assert_eq!(page.status, 200, "{}", page.body);
        Ok(page.json())
    }

    fn by_security_code(&mut self, owner: &Browser) -> io::Result<()> {
        let facts = self.facts(owner)?;
        let code = self.desk.security_code(&facts);
        self.prove(owner, Proof::Code(code))
    }

    fn by_temporary_password(&mut self, owner: &Browser) -> io::Result<()> {
        let facts = self.facts(owner)?;
        let proof = Proof::Temporary(self.desk.temporary_password(&facts));
        let (path, asked) = proof.call("");
        let page = call(owner, path, &asked)?;
        if page.status != 200 {
            return Ok(());
        }
        let session = page.json();
        assert_eq!(session["set_password_only"], true, "{session}");
        let token = session["token"].as_str().unwrap();
        self.set_in(owner, proof, "/set-password", token, json!({}))
    }

    fn by_questions(&mut self, owner: &Browser) -> io::Result<()> {
        if !std::mem::take(&mut self.has_questions) {
            return self.set_questions(owner);
        }
        self.prove(owner, Proof::Questions(self.questions))
    }

    /// What opened the device once opens it never again, whatever was cut.
    fn reuse(&mut self, owner: &Browser) -> io::Result<()> {
        if self.used.is_empty() {
            return Ok(());
        }
        let at = usize::try_from(self.below(self.used.len() as u64)).unwrap();
        let proof = self.used[at].clone();
        if let Some((path, asked)) = proof.challenge() {
            call(owner, path, &asked)?;
        }
        let (path, asked) = proof.call("never to be taken");
        let page = call(owner, path, &asked)?;
        let way = proof.way();
        assert!(page.status >= 400, "{way} opened twice: {}", page.body);
        *self.reached.reused.entry(way).or_default() += 1;
        Ok(())
    }

    fn guess(&mut self, address: SocketAddr) -> io::Result<()> {
        let source = format!("127.0.0.{}", 2 + self.below(40));
        let guess = format!("wrong guess no. {}", self.below(1000));
        let page = call(
            &Browser::new(address).at(&source),
            "/sign-in",
            &json!({ "password": guess }),
        )?;
        assert!([403, 429].contains(&page.status), "{}", page.body);
        Ok(())
    }
}
