// Copying a sentence. The button shows itself only where the browser lets it copy.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
  const label = button.querySelector(".kern-label");
  const before = label.textContent;
  label.textContent = button.dataset.done;
  label.setAttribute("role", "status");
  setTimeout(() => (label.textContent = before), 3000);
});

const show = () => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
};
show();
document.addEventListener("htmx:afterSettle", show);
