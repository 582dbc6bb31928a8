/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-pictures.h"

#include <glib/gi18n-lib.h>

#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-picture.h"

static GPtrArray *
new_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

GPtrArray *
gvt_proposal_pictures_strip (const GvtProposalInput *input, GError **error)
{
  g_autoptr (GPtrArray) stripped = new_array ();

  if (input->n_pictures > GVT_PROPOSAL_MAX_PICTURES)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("a proposal has at most four pictures"));
      return NULL;
    }

  for (guint i = 0; i < input->n_pictures; i++)
    {
      GBytes *bare = gvt_picture_strip (input->pictures[i], error);

      if (bare == NULL)
        return NULL;
      g_ptr_array_add (stripped, bare);
      if (g_bytes_get_size (bare) > GVT_PROPOSAL_MAX_PICTURE)
        {
          gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                          _ ("A picture is larger than 300 kB. Nothing was kept. Save it smaller, "
                             "with 1,600 pixels or fewer on its longer side, and try again."));
          return NULL;
        }
    }
  return g_steal_pointer (&stripped);
}

GPtrArray *
gvt_proposal_pictures_seal (GPtrArray *pictures, const GvtPublicKey *recipients, guint n_recipients)
{
  GPtrArray *sealed = new_array ();

  for (guint i = 0; i < pictures->len; i++)
    {
      GBytes *picture = g_ptr_array_index (pictures, i);

      g_ptr_array_add (sealed,
                       gvt_seal_to (recipients, n_recipients, GVT_PROPOSAL_PICTURE_CONTEXT,
                                    g_bytes_get_data (picture, NULL), g_bytes_get_size (picture)));
    }
  return sealed;
}

GStrv
gvt_proposal_pictures_name (GPtrArray *sealed, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < sealed->len; i++)
    {
      g_autofree char *name = NULL;
      GvtHash hash;

      if (!gvt_blob_check (g_ptr_array_index (sealed, i), &hash, error))
        return NULL;
      name = gvt_hash_to_text (&hash);
      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

gboolean
gvt_proposal_pictures_put (GvtDb *db, const GvtId *event, GPtrArray *sealed, GError **error)
{
  for (guint i = 0; i < sealed->len; i++)
    if (!gvt_blob_put (db, event, g_ptr_array_index (sealed, i), error))
      return FALSE;

  return TRUE;
}

/* One that is on another laptop, or was erased, is passed over. */
static gboolean
read_one (GvtStore *store,
          const GvtEvent *made,
          const char *name,
          GPtrArray *keys,
          GPtrArray *pictures,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) sealed = NULL;
  GBytes *picture;
  GvtHash hash;

  if (!gvt_hash_from_text (name, &hash, error))
    return FALSE;

  sealed = gvt_blob_read (store, &made->header.id, &hash, &local);
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    return TRUE;
  if (sealed == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  picture = gvt_unseal_with_any (keys, GVT_PROPOSAL_PICTURE_CONTEXT, sealed, error);
  if (picture != NULL)
    g_ptr_array_add (pictures, picture);
  return picture != NULL;
}

GPtrArray *
gvt_proposal_pictures_read (GvtStore *store, const GvtEvent *made, GPtrArray *keys, GError **error)
{
  g_autoptr (GPtrArray) pictures = new_array ();
  g_autoptr (JsonObject) body = gvt_event_parse_body (made, error);
  JsonArray *names;

  if (body == NULL)
    return NULL;
  if (!json_object_has_member (body, "attachments"))
    return g_steal_pointer (&pictures);

  names = gvt_json_get_array (body, "attachments", error);
  if (names == NULL)
    return NULL;
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = gvt_json_element_text (names, i, "attachments", error);

      if (name == NULL || !read_one (store, made, name, keys, pictures, error))
        return NULL;
    }
  return g_steal_pointer (&pictures);
}
