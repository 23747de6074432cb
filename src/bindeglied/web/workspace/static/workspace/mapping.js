// A click on the head of a column of the shown sheet sets what the column is: figures, place, date, category, nothing.
const order = ["figure", "place", "date", "category", ""];

const paint = (head, select) => {
  head.querySelector(".b-sheet__role").textContent = select.value ? select.selectedOptions[0].textContent : "";
};

for (const head of document.querySelectorAll("[data-column]")) {
  const select = document.querySelector(`[name="role_${head.dataset.column}"]`);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "b-sheet__head";
  button.textContent = head.textContent;
  const role = document.createElement("span");
  role.className = "b-sheet__role";
  button.append(" ", role);
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    select.value = order[(order.indexOf(select.value) + 1) % order.length];
    paint(head, select);
  });
  select.addEventListener("change", () => paint(head, select));
  paint(head, select);
}
