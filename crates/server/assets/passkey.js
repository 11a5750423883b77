// Passkeys: shows the buttons that need scripts, and puts what the browser gives into their forms.
// Without scripts, password and code do the same.
(() => {
  "use strict";
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

  /** The options as the browser wants them: bytes where JSON has text. */
  function decoded({ publicKey }) {
    const known = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
    const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
    if (publicKey.user) options.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    if (publicKey.excludeCredentials) options.excludeCredentials = known(publicKey.excludeCredentials);
    if (publicKey.allowCredentials) options.allowCredentials = known(publicKey.allowCredentials);
    return { publicKey: options };
  }

  /** The credential as JSON. */
  function encoded({ id, rawId, type, response }) {
    const parts = { clientDataJSON: text(response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (response[name]) parts[name] = text(response[name]);
    }
    return JSON.stringify({ id, rawId: text(rawId), type, response: { userHandle: null, ...parts }, extensions: {} });
  }

  async function use(button) {
    const form = button.form;
    const fields = new URLSearchParams();
    if (form.elements.form_token) fields.set("form_token", form.elements.form_token.value);
    const begun = await fetch(button.dataset.passkey, { method: "POST", body: fields });
    if (!begun.ok) throw new Error(String(begun.status));
    const { ceremony, options } = await begun.json();
    const makes = "passkeyMakes" in button.dataset;
    const credential = await (makes ? navigator.credentials.create(decoded(options)) : navigator.credentials.get(decoded(options)));
    form.elements.ceremony.value = ceremony;
    form.elements.passkey.value = encoded(credential);
    const around = button.closest("section") ?? form;
    const submit = around.querySelector('button:not([type="button"])');
    if (submit?.form === form) form.requestSubmit(submit);
    else form.requestSubmit();
  }

  for (const button of document.querySelectorAll("[data-passkey]")) {
    const told = button.form.querySelector("[data-passkey-error]");
    button.hidden = false;
    button.addEventListener("click", async () => {
      told.hidden = true;
      button.disabled = true;
      try {
        await use(button);
      } catch {
        told.textContent = "That did not work. Try again, or go on without a passkey.";
        told.hidden = false;
      } finally {
        button.disabled = false;
      }
    });
  }
})();
