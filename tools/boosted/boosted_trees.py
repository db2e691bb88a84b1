"""Gradient-boosted trees on the rows of one protocol, as a yardstick for the networks.

Called by `cargo tools boosted` with a folder that holds little-endian float32 files, row after row:
training.f32, validation.f32, test.f32: the features, NaN where missing, then the genre and the row's weight.
Writes test-probabilities.f32: one row of class probabilities a test row; prints the number of rounds.
"""

import sys
from pathlib import Path

import lightgbm
import numpy

CLASSES = 57
FEATURES = 15
CATEGORIES = [11, 12, 13, 14]  # key, mode, time signature, explicit
SETTINGS = {
    "objective": "multiclass",
    "num_class": CLASSES,
    "learning_rate": 0.06,
    "num_leaves": 31,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.8,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 1.0,
    "seed": 57,
    "verbosity": -1,
}
ROUNDS = 600
PATIENCE = 20


def rows(folder, part):
    table = numpy.fromfile(folder / f"{part}.f32", dtype="<f4").reshape(-1, FEATURES + 2)
    return table[:, :FEATURES], table[:, FEATURES].astype(int), table[:, FEATURES + 1]


def main():
    folder = Path(sys.argv[1])
    features, genres, weights = rows(folder, "training")
    training = lightgbm.Dataset(features, genres, weight=weights, categorical_feature=CATEGORIES)
    features, genres, weights = rows(folder, "validation")
    validation = training.create_valid(features, genres, weight=weights)
    stop = lightgbm.early_stopping(PATIENCE, verbose=False)
    booster = lightgbm.train(SETTINGS, training, ROUNDS, valid_sets=[validation], callbacks=[stop])
    features, _, _ = rows(folder, "test")
    answers = booster.predict(features, num_iteration=booster.best_iteration)
    answers.astype("<f4").tofile(folder / "test-probabilities.f32")
    print(booster.best_iteration)


if __name__ == "__main__":
    main()
