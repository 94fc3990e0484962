"""The reference's preparation of rows, as a dataset's descriptor has it."""

from sklearn.preprocessing import StandardScaler


class Preparation:
    """From raw columns to the forest's features, as learned on all rows."""

    def __init__(self, descriptor):
        self.target = descriptor["target"]["column"]
        self.columns = [column["name"] for column in descriptor["columns"]]
        self.clip = descriptor.get("clip", {"columns": [], "iqr": 0})
        self.engineered = descriptor.get("engineered", [])

    def learn(self, table):
        """Features and targets of rows, the duplicates among them dropped."""
        self.medians = table.median()
        table = table.fillna(self.medians).drop_duplicates()
        quartiles = table[self.clip["columns"]].quantile([0.25, 0.75])
        margin = self.clip["iqr"] * (quartiles.loc[0.75] - quartiles.loc[0.25])
        self.low, self.high = quartiles.loc[0.25] - margin, quartiles.loc[0.75] + margin
        target = table[self.target]
        features = self.engineer(table.drop(columns=self.target))
        self.scaler = StandardScaler().set_output(transform="pandas").fit(features)
        return self.scaler.transform(features), target

    def features(self, table):
        """Features of other rows."""
        table = table.drop(columns=self.target).fillna(self.medians)
        return self.scaler.transform(self.engineer(table))

    def engineer(self, table):
        """A copy, clipped, with the engineered features."""
        clipped = table[self.low.index].clip(self.low, self.high, axis=1)
        table = table.assign(**clipped)
        for feature in self.engineered:
            if "product" in feature:
                left, right = (table[name] for name in feature["product"])
                table[feature["name"]] = left * right
            else:
                above, below = (table[name] for name in feature["ratio"])
                table[feature["name"]] = above / (below + feature.get("denominator_offset", 0))
        return table
