/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-eligibility-private.h"

#include "gvt-claim-codec-private.h"
#include "gvt-eligibility-resources.h"
#include "gvt-error.h"
#include "gvt-json.h"

#define BUILT_IN          "/id/go/kpu/ntb/GoVote/eligibility/statements.json"
#define STATEMENTS_FORMAT 1
#define MAX_BYTES         (32 * 1024)
#define MAX_STATEMENTS    40

/* Returns: (transfer full) (nullable): id -> GvtClaim */
static GHashTable *
decode (GBytes *json, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        g_object_unref);
  g_autoptr (JsonObject) root = gvt_json_parse (json, MAX_BYTES, error);
  g_autoptr (GListModel) statements = NULL;
  guint format;

  if (root == NULL
      || !gvt_member_int_between (root, "format", STATEMENTS_FORMAT, STATEMENTS_FORMAT, &format,
                                  error)
      || (statements = gvt_member_list (root, "statements", 1, MAX_STATEMENTS, GVT_TYPE_CLAIM,
                                        gvt_claim_decode, NULL, by_id, error))
             == NULL
      || !gvt_members_only (root, " format statements ", error))
    return NULL;
  return g_steal_pointer (&by_id);
}

/* It is part of the program, and its tests see that it is good; a bad one is our bug. */
static gpointer
load_built_in (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = g_resource_lookup_data (gvt_eligibility_get_resource (), BUILT_IN, 0,
                                                    &error);
  GHashTable *statements = json != NULL ? decode (json, &error) : NULL;

  if (statements == NULL)
    g_error (BUILT_IN ": %s", error->message);
  return statements;
}

void
gvt_eligibility_cite (GvtEligibility *self, const char *statement)
{
  static GOnce once = G_ONCE_INIT;
  GvtClaim *claim = g_hash_table_lookup (g_once (&once, load_built_in, NULL), statement);

  g_assert (claim != NULL);
  if (!g_ptr_array_find (self->statements, claim, NULL))
    g_ptr_array_add (self->statements, g_object_ref (claim));
}
