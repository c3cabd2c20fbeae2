/* Sends a form in the background and always comes back with an answer that can be shown to a person. */
(function (newsclean) {
  "use strict";

  /**
   * POST `form` (a FormData that holds the CSRF token). Never throws.
   * @returns {Promise<{ok: boolean, status: number, data: object, message: string}>}
   */
  newsclean.send = async function (url, form) {
    const answer = await post(url, form);
    if (answer.status !== 403 || answer.said) return answer;
    // Who is logged out is refused; who has logged in again since has another token.
    const { token, status, message } = await newsclean.session();
    if (message) return failed(status, message);
    if (!token) return answer;
    form.set("csrfmiddlewaretoken", token);
    return post(url, form);
  };

  async function post(url, form) {
    let response;
    try {
      response = await fetch(url, {
        method: "POST",
        body: form,
        headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
      });
    } catch {
      return failed(0, gettext("The server does not answer. Nothing here is lost; try again in a moment."));
    }
    const isJson = (response.headers.get("Content-Type") || "").includes("application/json");
    const data = isJson ? await response.json() : {};
    if (response.ok && isJson) return { ok: true, status: response.status, data, message: "" };
    if (isJson) return { ok: false, status: response.status, data, message: data.message || "", said: true };
    if (response.status === 403)
      return failed(403, gettext("The server refused this. You may lack the right, or be logged in as somebody else. Nothing here is lost."));
    if (response.status === 404) return failed(404, gettext("This copy was deleted meanwhile."));
    if (response.status === 413)
      return failed(413, gettext("This is larger than the web server in front of the site lets through. Nothing was kept there."));
    return failed(response.status, gettext("The server could not do this. Nothing here is lost; try again or tell whoever runs the site."));
  }

  function failed(status, message) {
    return { ok: false, status, data: {}, message };
  }
})((window.newsclean = window.newsclean || {}));
