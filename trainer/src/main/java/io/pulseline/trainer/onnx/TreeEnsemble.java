package io.pulseline.trainer.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;

/**
 * The attributes of ONNX's {@code TreeEnsembleRegressor} that say the same as XGBoost's JSON.
 *
 * <p>XGBoost goes left where {@code x < condition} and follows {@code default_left} where x is
 * missing; a leaf keeps its value in {@code split_conditions}. The tree of position t adds to the
 * score of class {@code tree_info[t]}.
 */
final class TreeEnsemble {
  private static final ByteString LESS = ByteString.copyFromUtf8("BRANCH_LT");
  private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

  private final AttributeProto.Builder treeIds = longs("nodes_treeids");
  private final AttributeProto.Builder nodeIds = longs("nodes_nodeids");
  private final AttributeProto.Builder features = longs("nodes_featureids");
  private final AttributeProto.Builder values = floats("nodes_values");
  private final AttributeProto.Builder modes = named("nodes_modes", AttributeType.STRINGS);
  private final AttributeProto.Builder trueIds = longs("nodes_truenodeids");
  private final AttributeProto.Builder falseIds = longs("nodes_falsenodeids");
  private final AttributeProto.Builder missingTrue = longs("nodes_missing_value_tracks_true");
  private final AttributeProto.Builder targetTrees = longs("target_treeids");
  private final AttributeProto.Builder targetNodes = longs("target_nodeids");
  private final AttributeProto.Builder targetIds = longs("target_ids");
  private final AttributeProto.Builder targetWeights = floats("target_weights");

  /**
   * Translates all trees of a model.
   *
   * @param model XGBoost's {@code learner.gradient_booster.model}
   * @param targets 1, or the number of classes when there are more than two
   */
  static AttributeProto[] attributes(JsonNode model, int targets) {
    TreeEnsemble ensemble = new TreeEnsemble();
    JsonNode trees = model.required("trees");
    for (int tree = 0; tree < trees.size(); tree++) {
      int target = model.required("tree_info").required(tree).intValue();
      ensemble.add(tree, trees.required(tree), target);
    }
    return ensemble.attributes(targets);
  }

  private void add(int tree, JsonNode json, int target) {
    if (json.path("categories").size() > 0) {
      throw new IllegalArgumentException("tree " + tree + " splits on sets of categories");
    }
    JsonNode left = json.required("left_children");
    for (int node = 0; node < left.size(); node++) {
      treeIds.addInts(tree);
      nodeIds.addInts(node);
      float value = json.required("split_conditions").required(node).floatValue();
      if (left.required(node).intValue() < 0) {
        leaf(tree, node, target, value);
      } else {
        features.addInts(json.required("split_indices").required(node).longValue());
        values.addFloats(value);
        modes.addStrings(LESS);
        trueIds.addInts(left.required(node).longValue());
        falseIds.addInts(json.required("right_children").required(node).longValue());
        missingTrue.addInts(json.required("default_left").required(node).asBoolean() ? 1 : 0);
      }
    }
  }

  private void leaf(int tree, int node, int target, float weight) {
    features.addInts(0);
    values.addFloats(0);
    modes.addStrings(LEAF);
    trueIds.addInts(0);
    falseIds.addInts(0);
    missingTrue.addInts(0);
    targetTrees.addInts(tree);
    targetNodes.addInts(node);
    targetIds.addInts(target);
    targetWeights.addFloats(weight);
  }

  private AttributeProto[] attributes(int targets) {
    return new AttributeProto[] {
      Attributes.ofInt("n_targets", targets),
      treeIds.build(),
      nodeIds.build(),
      features.build(),
      values.build(),
      modes.build(),
      trueIds.build(),
      falseIds.build(),
      missingTrue.build(),
      targetTrees.build(),
      targetNodes.build(),
      targetIds.build(),
      targetWeights.build()
    };
  }

  private static AttributeProto.Builder longs(String name) {
    return named(name, AttributeType.INTS);
  }

  private static AttributeProto.Builder floats(String name) {
    return named(name, AttributeType.FLOATS);
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
