// Talks to the browser's passkeys. A form marked with data-passkey="create", "get" or "ask" has a hidden field
// "credential" and a button; its options stand in data-options, or ("ask") are fetched from where the form goes.
(function () {
  "use strict";

  function options(form) {
    if (form.dataset.passkey !== "ask") {
      return Promise.resolve(JSON.parse(form.dataset.options));
    }
    return fetch(form.action, { headers: { Accept: "application/json" } }).then(function (answer) {
      return answer.json();
    }).then(function (data) {
      return data.request_options;
    });
  }

  function alone(form, wanted) {
    const box = form.elements.passwordless;
    const choice = wanted.publicKey.authenticatorSelection;
    if (box && choice) {
      choice.residentKey = box.checked ? "required" : "discouraged";
      choice.requireResidentKey = box.checked;
      choice.userVerification = box.checked ? "required" : choice.userVerification;
    }
    return wanted;
  }

  function talk(form, wanted) {
    return form.dataset.passkey === "create"
      ? window.webauthnJSON.create(alone(form, wanted))
      : window.webauthnJSON.get(wanted);
  }

  function failed(form) {
    const said = form.querySelector("[data-passkey-failed]");
    if (said) {
      said.hidden = false;
      said.focus();
    }
  }

  document.querySelectorAll("form[data-passkey]").forEach(function (form) {
    if (!window.PublicKeyCredential || !window.webauthnJSON) {
      return;
    }
    form.hidden = false;
    document.querySelectorAll("[data-without-passkey]").forEach(function (part) {
      part.hidden = true;
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault(); // form.submit() below is no such event
      options(form).then(function (wanted) {
        return talk(form, wanted);
      }).then(function (credential) {
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      }).catch(function () {
        failed(form);
      });
    });
  });
})();
