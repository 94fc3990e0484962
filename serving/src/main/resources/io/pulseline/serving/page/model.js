"use strict";
(() => {
  const form = document.getElementById("ask");
  const refusal = document.getElementById("refusal");
  const said = document.getElementById("said");
  const numbers = document.getElementById("numbers");
  const why = document.getElementById("why");
  const classes = [...document.querySelectorAll("#probabilities tbody tr")];
  const controls = [...form.querySelectorAll("input, select")];
  let asking = new AbortController();

  const problemOf = (control) => document.getElementById(control.id + "-problem");

  function tell(control, problem) {
    problemOf(control).textContent = problem;
    if (problem) {
      control.setAttribute("aria-invalid", "true");
    } else {
      control.removeAttribute("aria-invalid");
    }
  }

  /** What is wrong with what stands in a field; nothing when it can be sent. */
  function problem(control) {
    const text = control.value.trim();
    if (text === "" || control.tagName === "SELECT") {
      return "";
    }
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) || !Number.isFinite(Number(text))) {
      return `“${text}” is not a number. Write it like 63 or 2.3, or leave it empty.`;
    }
    if (control.dataset.datatype === "INT64" && !Number.isSafeInteger(Number(text))) {
      return `“${text}” is not a whole number that can be sent.`;
    }
    return "";
  }

  /** A field as a tensor of one value: a number, the text of a category, or null. */
  function tensor(control) {
    const text = control.value.trim();
    const datatype = control.dataset.datatype || "BYTES";
    const value = text === "" ? null : datatype === "BYTES" ? text : Number(text);
    return { name: control.name, datatype, shape: [1], data: [value] };
  }

  async function ask() {
    const body = { inputs: controls.map(tensor) };
    if (form.dataset.explain === "true") {
      body.parameters = { explain: true };
    }
    const response = await fetch(form.dataset.infer, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: asking.signal,
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.error);
    }
    return answer;
  }

  const output = (answer, name) => answer.outputs.find((candidate) => candidate.name === name);
  const nameOf = (row) => row.querySelector("th").textContent;
  const percent = (share) => (share === null ? "not defined" : (100 * share).toFixed(2) + " %");
  const signed = (value) => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(4);

  function showProbabilities(shares) {
    classes.forEach((row, i) => {
      row.querySelector(".value").textContent = percent(shares[i]);
      row.querySelector(".bar").style.width = 100 * (shares[i] ?? 0) + "%";
    });
  }

  function contributionRow(name, value, longest) {
    const row = document.createElement("tr");
    const head = document.createElement("th");
    head.scope = "row";
    head.textContent = name;
    const text = document.createElement("td");
    text.textContent = signed(value);
    const place = document.createElement("td");
    place.className = "bar-place";
    place.setAttribute("aria-hidden", "true");
    const bar = document.createElement("span");
    bar.className = value < 0 ? "bar less" : "bar";
    bar.style.width = (longest > 0 ? (100 * Math.abs(value)) / longest : 0) + "%";
    place.append(bar);
    row.append(head, text, place);
    return row;
  }

  /** An integer is a number in the answer, its category's value a text. */
  const rowOf = (label) =>
    classes.find((row) => (typeof label === "number" ? Number(row.dataset.value) === label : row.dataset.value === label));

  /** To the margin of the class that the label names, or of the one that there is a margin of. */
  function showContributions(answer, labelled) {
    const contributions = output(answer, "contributions");
    why.hidden = !contributions;
    if (!contributions) {
      return;
    }
    const names = output(answer, "feature_names").data;
    const margins = output(answer, "class_names").data;
    const at = Math.max(0, margins.indexOf(labelled.dataset.value));
    const values = contributions.data.slice(at * names.length, (at + 1) * names.length);
    const base = output(answer, "base_value").data[at];
    const order = names.map((_, i) => i).sort((a, b) => Math.abs(values[b]) - Math.abs(values[a]));
    const longest = Math.abs(values[order[0]]);
    document
      .querySelector("#contributions tbody")
      .replaceChildren(...order.map((i) => contributionRow(names[i], values[i], longest)));
    document.getElementById("margin-of").textContent = nameOf(rowOf(margins[at]));
    const margin = values.reduce((sum, value) => sum + value, base);
    document.getElementById("sum").textContent =
      `Before anything is known the margin is ${signed(base)}; with all of these it is ${signed(margin)}.`;
  }

  function show(answer) {
    const labelled = rowOf(output(answer, "label").data[0]);
    const shares = output(answer, "probabilities").data;
    showProbabilities(shares);
    showContributions(answer, labelled);
    numbers.hidden = false;
    said.textContent =
      `${nameOf(labelled)}, with a probability of ${percent(shares[classes.indexOf(labelled)])}.` +
      ` Answered by version ${answer.model_version}.`;
  }

  /** An error that names an input stands beside its field, any other below the form. */
  function refuse(message) {
    const named = /^input '([^']*)'/.exec(message);
    const control = named && controls.find((candidate) => candidate.name === named[1]);
    if (control) {
      tell(control, message);
      control.focus();
    } else {
      refusal.textContent = `No answer: ${message}`;
    }
  }

  function forget() {
    asking.abort();
    asking = new AbortController();
    refusal.textContent = "";
    numbers.hidden = true;
    said.textContent = "";
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    forget();
    controls.forEach((control) => tell(control, problem(control)));
    const wrong = controls.find((control) => control.getAttribute("aria-invalid"));
    if (wrong) {
      wrong.focus();
      return;
    }
    const mine = asking;
    try {
      const answer = await ask();
      if (mine === asking) {
        show(answer);
      }
    } catch (error) {
      if (mine === asking) {
        refuse(error.message);
      }
    }
  });

  form.addEventListener("reset", () => {
    forget();
    controls.forEach((control) => tell(control, ""));
    controls[0].focus();
  });
})();
