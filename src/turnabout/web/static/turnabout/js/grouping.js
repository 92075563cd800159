// Names of grades in groups: names are picked by hand or dragged, all that are picked go together, and a group's rank is
// set once. The table of fields below is what is sent; this only writes into it, and does nothing without it.
(function () {
  "use strict";

  function part(board, name) {
    return board.querySelector("template[data-part='" + name + "']").content.firstElementChild.cloneNode(true);
  }

  function start(board) {
    const table = document.getElementById(board.dataset.table);
    const inputs = Array.from(table.querySelectorAll("tbody input"));
    const tray = board.querySelector("[data-tray]");
    const groups = board.querySelector("[data-groups]");
    const told = board.querySelector("[data-told]");
    const narrow = board.querySelector("[data-narrow]");
    const most = Number(board.dataset.most);

    function words(text, values) {
      return text.replace(/\{(\w+)\}/g, function (_whole, name) { return values[name]; });
    }

    function picked() {
      return Array.from(board.querySelectorAll("[data-name][aria-pressed='true']"));
    }

    function pick(chip, on) {
      chip.setAttribute("aria-pressed", on ? "true" : "false");
      recount();
    }

    function rankOf(place) {
      const field = place.querySelector("[data-rank]");
      return field ? field.value.trim() : "";
    }

    function write(chip, place) {
      inputs[Number(chip.dataset.name)].value = rankOf(place);
    }

    function recount() {
      const number = picked().length;
      board.querySelectorAll("[data-here]").forEach(function (button) {
        button.disabled = number === 0;
      });
      board.querySelectorAll("[data-place]").forEach(function (place) {
        place.querySelector("[data-number]").textContent = place.querySelectorAll("[data-name]").length;
      });
    }

    function put(chips, place) {
      const names = place.querySelector("[data-names]");
      chips.forEach(function (chip) {
        names.appendChild(chip);
        chip.setAttribute("aria-pressed", "false");
        chip.hidden = false;
        write(chip, place);
      });
      recount();
      told.textContent = words(place === tray ? board.dataset.toldTray : board.dataset.told, {
        n: chips.length,
        rank: rankOf(place)
      });
    }

    function receive(place) {
      place.addEventListener("dragover", function (event) {
        event.preventDefault();
        place.classList.add("is-over");
      });
      place.addEventListener("dragleave", function (event) {
        if (!place.contains(event.relatedTarget)) {
          place.classList.remove("is-over");
        }
      });
      place.addEventListener("drop", function (event) {
        event.preventDefault();
        place.classList.remove("is-over");
        put(picked(), place);
      });
      place.querySelector("[data-here]").addEventListener("click", function () {
        put(picked(), place);
      });
    }

    function add(rank) {
      const group = part(board, "group");
      const field = group.querySelector("[data-rank]");
      field.value = rank;
      field.addEventListener("input", function () {
        group.querySelectorAll("[data-name]").forEach(function (chip) { write(chip, group); });
      });
      groups.appendChild(group);
      receive(group);
      recount();
      return group;
    }

    function chipOf(input, at) {
      const chip = part(board, "chip");
      const row = input.closest("tr");
      chip.dataset.name = at;
      chip.querySelector("[data-words]").textContent = row.cells[0].textContent.trim();
      chip.querySelector("[data-often]").textContent = row.cells[1].textContent.trim();
      chip.addEventListener("click", function () {
        pick(chip, chip.getAttribute("aria-pressed") !== "true");
      });
      chip.addEventListener("dragstart", function (event) {
        pick(chip, true);
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", chip.dataset.name);
      });
      return chip;
    }

    function groupOf(rank) {
      const found = Array.from(groups.children).find(function (group) { return rankOf(group) === rank; });
      return found || add(rank);
    }

    function fill() {
      groups.replaceChildren();
      board.querySelectorAll("[data-name]").forEach(function (chip) { chip.remove(); });
      for (let rank = 1; rank <= most; rank += 1) {
        add(String(rank));
      }
      inputs.forEach(function (input, at) {
        const rank = input.value.trim();
        (rank ? groupOf(rank) : tray).querySelector("[data-names]").appendChild(chipOf(input, at));
      });
      recount();
    }

    receive(tray);
    fill();
    table.addEventListener("change", fill);
    narrow.addEventListener("input", function () {
      const typed = narrow.value.trim().toLocaleLowerCase();
      tray.querySelectorAll("[data-name]").forEach(function (chip) {
        chip.hidden = chip.textContent.toLocaleLowerCase().indexOf(typed) < 0;
      });
    });
    board.querySelector("[data-all]").addEventListener("click", function () {
      tray.querySelectorAll("[data-name]:not([hidden])").forEach(function (chip) { pick(chip, true); });
    });
    board.querySelector("[data-add]").addEventListener("click", function () {
      const ranks = Array.from(groups.children).map(function (group) { return Number(rankOf(group)) || 0; });
      add(String(Math.max.apply(null, ranks.concat(0)) + 1)).querySelector("[data-rank]").focus();
    });
    board.hidden = false;
    board.closest("section").querySelector("details").open = false;
  }

  document.querySelectorAll("[data-grouping]").forEach(start);
})();
