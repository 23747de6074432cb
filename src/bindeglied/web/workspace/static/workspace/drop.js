// Dropping files on the form and seeing how far they are. Without this script the form works as it is.
const LARGEST = 100_000_000;

const size = (bytes) => `${(Math.max(bytes, 1e5) / 1e6).toLocaleString("de-DE", { maximumFractionDigits: 1 })}\u202fMB`;

function row(file, large) {
  const made = document.createElement("li");
  const note = document.createElement("span");
  note.className = file.size > LARGEST ? "large" : "mute";
  note.textContent = file.size > LARGEST ? large : size(file.size);
  made.append(file.name, note);
  return made;
}

// The answer is the next page, or this one with what was wrong.
function arrived(request) {
  if (request.status === 200) {
    location.assign(request.responseURL);
    return;
  }
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
  const wrong = document.querySelector('main [role="alert"]');
  wrong?.setAttribute("tabindex", "-1");
  wrong?.focus();
  prepare(document.getElementById("drop"));
}

function send(form, files) {
  const request = new XMLHttpRequest();
  const progress = form.querySelector(".b-progress");
  const bar = progress.querySelector("progress");
  const say = (text) => (progress.querySelector("p").textContent = text);
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (sent) => {
    if (sent.lengthComputable) bar.value = Math.round((100 * sent.loaded) / sent.total);
  });
  request.addEventListener("load", () => arrived(request));
  request.addEventListener("error", () => say(form.dataset.broken));
  progress.hidden = false;
  say(form.dataset.sending);
  request.send(files);
}

function prepare(form) {
  if (!form) return;
  const input = form.querySelector('input[type="file"]');
  const list = form.querySelector(".b-drop__list");
  const show = () => {
    list.replaceChildren(...[...input.files].map((file) => row(file, form.dataset.large)));
    list.hidden = input.files.length === 0;
  };
  const light = (on) => (event) => {
    event.preventDefault();
    form.classList.toggle("b-drop--over", on);
  };

  form.querySelector(".b-drop__here").hidden = false;
  input.addEventListener("change", show);
  form.addEventListener("dragenter", light(true));
  form.addEventListener("dragover", light(true));
  form.addEventListener("dragleave", light(false));
  form.addEventListener("drop", (event) => {
    light(false)(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    show();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send(form, new FormData(form));
  });
}

prepare(document.getElementById("drop"));
