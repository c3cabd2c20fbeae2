/* Whose session the browser has now: a page that was open for long may hold the token of one that has ended. */
(function (newsclean) {
  "use strict";

  /**
   * Ask for it, and put its token into the forms of this page where the same person is logged in. Never throws.
   * @returns {Promise<{token: string, status: number, message: string}>} the token is empty where nobody says;
   *   with a `message` nothing may be sent: it says why, and what to do
   */
  newsclean.session = async function () {
    const { ncSession, ncUser } = document.querySelector("[data-nc-session]").dataset;
    let response;
    try {
      response = await fetch(ncSession, { headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" } });
    } catch {
      return refused(0, gettext("The server does not answer. Nothing here is lost; try again in a moment."));
    }
    if (response.status === 403)
      return refused(401, gettext("You are logged out. Log in in another tab, then try again; nothing here is lost."));
    if (!response.ok) return { token: "", status: response.status, message: "" };
    const { user, token } = await response.json();
    if (user !== ncUser)
      return refused(403, gettext("Another tab is logged in as somebody else. Log in as yourself there and come back; nothing here is lost."));
    for (const input of document.getElementsByName("csrfmiddlewaretoken")) input.value = token;
    return { token, status: 200, message: "" };
  };

  function refused(status, message) {
    return { token: "", status, message };
  }
})((window.newsclean = window.newsclean || {}));
