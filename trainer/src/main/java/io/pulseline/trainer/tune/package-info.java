/** Looks for better hyperparameters: random search, cross-validated, with successive halving. */
package io.pulseline.trainer.tune;
