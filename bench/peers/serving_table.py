"""Figures as they come, and each ratio beside what is asked of it."""


class Table:
    def __init__(self, where):
        self.where, self.rows, self.figures, self.ratios = where, {}, {}, []
        print(where, flush=True)

    def row(self, name, **values):
        """What a server did under one load."""
        self.rows[name] = values
        units = {"requests_s": "/s", "cpu_us": " µs CPU", "p50_ms": " ms p50", "p99_ms": " ms p99", "rows_s": " rows/s"}
        print(f"  {name:24}", *(f"{value:12,.1f}{units[key]}" for key, value in values.items()), flush=True)

    def figure(self, name, **series):
        """Other figures, several of a kind."""
        self.figures[name] = series
        listed = (f"{key} {' '.join(f'{value:,.1f}' if value >= 10 else f'{value:.2f}' for value in values)}" for key, values in series.items())
        print(f"  {name}:", "; ".join(listed), flush=True)

    def at_most(self, name, value, limit):
        self._ratio(name, value, f"<= {limit:g}", value <= limit)

    def at_least(self, name, value, limit):
        self._ratio(name, value, f">= {limit:g}", value >= limit)

    def _ratio(self, name, value, asked, holds):
        self.ratios.append({"name": name, "value": value, "asked": asked, "holds": bool(holds)})
        print(f"{name:66} {value:9.2f}  {asked:8} {'holds' if holds else 'FALLS SHORT'}", flush=True)

    def content(self):
        return {"where": self.where, "rows": self.rows, "figures": self.figures, "ratios": self.ratios}

    def code(self):
        """0 when all that is asked holds."""
        return 0 if all(ratio["holds"] for ratio in self.ratios) else 1
