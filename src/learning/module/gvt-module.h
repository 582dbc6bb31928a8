/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-lesson.h"
#include "gvt-quiz.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* What a class should be able to do afterwards: properties "id" and "text". */
#define GVT_TYPE_OBJECTIVE (gvt_objective_get_type ())
G_DECLARE_FINAL_TYPE (GvtObjective, gvt_objective, GVT, OBJECTIVE, GObject)
const char *gvt_objective_get_id (GvtObjective *self);
const char *gvt_objective_get_text (GvtObjective *self);

/* A teaching module (format: resources/modules/README.md). It is loaded whole or not at all;
 * errors name file and place. Texts are in memory, media stay where they are until asked for.
 * Immutable; any thread.
 *
 * Properties: "id", "version" (uint), "title", "language", "summary", "minutes" (uint),
 * "objectives" (of #GvtObjective), "lessons" and "picture-lessons" (of #GvtLesson), "claims" (of
 * #GvtClaim), "quiz" (#GvtQuiz or %NULL), "hash" (text), "review-note" (translated, says that
 * nobody has reviewed it yet; empty once somebody has), "built-in" (boolean). */
#define GVT_TYPE_MODULE (gvt_module_get_type ())
G_DECLARE_FINAL_TYPE (GvtModule, gvt_module, GVT, MODULE, GObject)

/** gvt_module_load_folder: a folder that is trusted: an author's, or one that ships with the
 * program. Blocks. Returns: (transfer full) (nullable) */
GvtModule *gvt_module_load_folder (const char *path, GError **error);

/** gvt_module_load_file: a signed MODU file, wherever it came from. Nothing in it is looked at
 * before the signature fits (%GVT_ERROR_BAD_SIGNATURE). The file stays mapped; replace it by
 * rename only. Blocks. Returns: (transfer full) (nullable) */
GvtModule *gvt_module_load_file (const char *path, const GvtPublicKey *signer, GError **error);
/** gvt_module_load_file_by: the same, by whichever of @signers (element-type GvtPublicKey, at least
 * one) signed it */
GvtModule *gvt_module_load_file_by (const char *path, const GArray *signers, GError **error);
/** gvt_module_load_bytes: as gvt_module_load_file(), for bytes already in memory */
GvtModule *gvt_module_load_bytes (GBytes *file, const GvtPublicKey *signer, GError **error);

/** gvt_module_to_zip: what an author hands on, without a signature: the same content gives the same
 * bytes. Returns: (transfer full) (nullable) */
GBytes *gvt_module_to_zip (GvtModule *self, GError **error);
/** gvt_module_load_zip: such a zip, trusted as an author's folder is; bounded as any other.
 * Returns: (transfer full) (nullable) */
GvtModule *gvt_module_load_zip (GBytes *zip, GError **error);
/** gvt_module_pack: the signed file for the wire: the same content gives the same zip. Returns:
 * (transfer full) (nullable) */
GBytes *gvt_module_pack (GvtModule *self, const GvtSecret *signing_key, GError **error);
/** gvt_module_pack_folder: loads @path, so that only what every laptop can read is published, and
 * packs it. Returns: (transfer full) (nullable) */
GBytes *gvt_module_pack_folder (const char *path, const GvtSecret *signing_key, GError **error);

const char *gvt_module_get_id (GvtModule *self);
guint gvt_module_get_version (GvtModule *self);
const char *gvt_module_get_title (GvtModule *self);
const char *gvt_module_get_language (GvtModule *self);
const char *gvt_module_get_summary (GvtModule *self);
guint gvt_module_get_minutes (GvtModule *self);
/* Whom education is for, in the order of PKPU 10/2018 article 5; ends with %NULL. */
extern const char *const gvt_segment_codes[];
/** gvt_module_get_segments: Returns: (transfer none): of gvt_segment_codes; empty is everyone */
const char *const *gvt_module_get_segments (GvtModule *self);
GListModel *gvt_module_get_objectives (GvtModule *self);
GListModel *gvt_module_get_lessons (GvtModule *self);
GListModel *gvt_module_get_picture_lessons (GvtModule *self);
GListModel *gvt_module_get_claims (GvtModule *self);
/** gvt_module_get_quiz: Returns: (transfer none) (nullable) */
GvtQuiz *gvt_module_get_quiz (GvtModule *self);
/** gvt_module_get_hash: of the content; the same for folder, zip and built-in copy. What sessions
 * pin. */
const GvtHash *gvt_module_get_hash (GvtModule *self);
const char *gvt_module_get_review_note (GvtModule *self);
gboolean gvt_module_is_built_in (GvtModule *self);
/** gvt_module_is_draft: somebody writes it on this laptop; its review note says so, whatever its
 * "reviewed_by" holds */
gboolean gvt_module_is_draft (GvtModule *self);

/** gvt_module_read_file: the content of "media/...", compared with the hash taken at loading.
 * Blocks. Returns: (transfer full) (nullable) */
GBytes *gvt_module_read_file (GvtModule *self, const char *file, GError **error);

G_END_DECLS
