/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-claim.h"

G_BEGIN_DECLS

/* What a module is read from, and what its own parts may refer to. */
typedef struct
{
  GHashTable *files;      /* path -> GvtHash, all files */
  GHashTable *texts;      /* path -> GBytes: JSON and Markdown */
  GHashTable *claims;     /* id -> GvtClaim */
  GHashTable *objectives; /* id -> GvtObjective */
} GvtModuleParts;

/* Members of module.json and quiz.json, read strictly: every failure is %GVT_ERROR_BAD_FORMAT and
 * names the member; the caller prefixes the place. Borrowed results live as long as @object. */

/** gvt_members_only: that @object has no member but @names, which are words between spaces */
gboolean gvt_members_only (JsonObject *object, const char *names, GError **error);

#define GVT_LINE_MAX 240  /* characters of a title or option */
#define GVT_TEXT_MAX 2000 /* of any other text */

/** gvt_member_text: not blank, at most @max_chars, no control characters but line ends */
const char *gvt_member_text (JsonObject *object, const char *name, guint max_chars, GError **error);
/** gvt_member_text_or_empty: as gvt_member_text(), but "" is good; absent is not */
const char *gvt_member_text_or_empty (JsonObject *object, const char *name, GError **error);
/** gvt_member_optional_text: as gvt_member_text(), or "" when absent */
const char *
gvt_member_optional_text (JsonObject *object, const char *name, guint max_chars, GError **error);
/** gvt_member_slug: an id: a-z, 0-9 and inner hyphens, at most 48 */
const char *gvt_member_slug (JsonObject *object, const char *name, GError **error);
gboolean gvt_is_slug (const char *text);
gboolean gvt_member_int_between (
    JsonObject *object, const char *name, gint64 least, gint64 most, guint *value, GError **error);
/** gvt_member_date: "YYYY-MM-DD" or "" */
const char *gvt_member_date (JsonObject *object, const char *name, GError **error);
gboolean gvt_is_language (const char *tag);

/* Reads one element of a list; returns (transfer full) (nullable) the object. */
typedef gpointer (*GvtElementFunc) (JsonObject *element, GvtModuleParts *parts, GError **error);

/**
 * gvt_member_list:
 * @least: 0 lets the member be absent
 * @by_id: (nullable): gains each element under its "id"; a double one is refused
 *
 * Returns: (transfer full) (nullable): what @func made of each element; errors gain "name[i]: "
 */
GListModel *gvt_member_list (JsonObject *object,
                             const char *name,
                             guint least,
                             guint most,
                             GType type,
                             GvtElementFunc func,
                             GvtModuleParts *parts,
                             GHashTable *by_id,
                             GError **error);

/** gvt_member_media: the optional "media". Returns: (transfer full) (nullable): of #GvtMedia */
GListModel *gvt_member_media (JsonObject *object, GvtModuleParts *parts, GError **error);
/** gvt_member_claims: "claims", by their ids, each once. Returns: (transfer full) (nullable): of
 * #GvtClaim */
GListModel *gvt_member_claims (JsonObject *object, GvtModuleParts *parts, GError **error);

G_END_DECLS
