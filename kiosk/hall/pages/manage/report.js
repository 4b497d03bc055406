// Choosing a term opens its report; the report prints as it stands.

for (const choice of document.querySelectorAll("select[data-kind]")) {
  choice.addEventListener("change", () => { if (choice.value) location.assign(choice.value); });
}
document.querySelector("#print").addEventListener("click", () => window.print());
