/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-details.h"

#include "gvt-error.h"
#include "gvt-event.h"
#include "gvt-json.h"
#include "gvt-nik.h"
#include "gvt-sealed-words.h"

struct _GvtProposalDetails
{
  GObject parent_instance;

  gboolean is_erased;
  gboolean holds_birth_date;
  char *values[GVT_N_FIELDS];
  char *old_values[GVT_N_LIST_FIELDS];
  char *new_values[GVT_N_LIST_FIELDS];
  GPtrArray *pictures; /* of GBytes */
  char *question;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (GvtProposalDetails, gvt_proposal_details, G_TYPE_OBJECT)

static void
gvt_proposal_details_finalize (GObject *object)
{
  GvtProposalDetails *self = GVT_PROPOSAL_DETAILS (object);

  for (guint i = 0; i < GVT_N_FIELDS; i++)
    gvt_wipe_free (self->values[i]);
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    {
      gvt_wipe_free (self->old_values[i]);
      gvt_wipe_free (self->new_values[i]);
    }
  g_ptr_array_unref (self->pictures);
  gvt_wipe_free (self->question);
  G_OBJECT_CLASS (gvt_proposal_details_parent_class)->finalize (object);
}

static void
gvt_proposal_details_class_init (GvtProposalDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_proposal_details_finalize;
}

static void
gvt_proposal_details_init (GvtProposalDetails *self)
{
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

/* Returns: (transfer full) (nullable): the member; @is_good turns %FALSE when it is no text */
static char *
take_text (JsonObject *object, const char *name, gboolean *is_good)
{
  const char *text;

  if (!json_object_has_member (object, name))
    return NULL;

  text = gvt_json_get_text (object, name, NULL);
  *is_good = *is_good && text != NULL;
  return g_strdup (text);
}

static gboolean
read_change (GvtProposalDetails *self, JsonObject *change, GError **error)
{
  const char *name = gvt_json_get_text (change, "field", error);
  gboolean is_good = TRUE;
  GvtProposalField field;

  if (name == NULL)
    return FALSE;
  if (!gvt_proposal_field_from_name (name, &field, NULL) || (guint) field >= GVT_N_LIST_FIELDS)
    return TRUE; /* of a newer list of fields */

  g_clear_pointer (&self->old_values[field], gvt_wipe_free);
  g_clear_pointer (&self->new_values[field], gvt_wipe_free);
  self->old_values[field] = take_text (change, "old", &is_good);
  self->new_values[field] = take_text (change, "new", &is_good);
  if (is_good && self->new_values[field] != NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A change in a proposal is no text");
  return FALSE;
}

static gboolean
read_changes (GvtProposalDetails *self, JsonObject *personal, GError **error)
{
  JsonArray *changes;

  if (!json_object_has_member (personal, "changes"))
    return TRUE;

  changes = gvt_json_get_array (personal, "changes", error);
  for (guint i = 0; changes != NULL && i < json_array_get_length (changes); i++)
    {
      JsonObject *change = gvt_json_element_object (changes, i, "a change", error);

      if (change == NULL || !read_change (self, change, error))
        return FALSE;
    }

  return changes != NULL;
}

static gboolean
read_personal (GvtProposalDetails *self, JsonObject *personal, GError **error)
{
  gboolean is_good = TRUE;

  for (guint i = 0; i < GVT_N_FIELDS; i++)
    self->values[i] = take_text (personal, gvt_proposal_field_name ((GvtProposalField) i),
                                 &is_good);
  if (is_good)
    return read_changes (self, personal, error);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A field of a proposal is no text");
  return FALSE;
}

static gboolean
holds_date (const char *text)
{
  return text != NULL && gvt_text_holds_birth_date (text);
}

/* A note may tell it, too. */
static gboolean
find_birth_date (GvtProposalDetails *self)
{
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    if (i != GVT_FIELD_DEATH_DATE && holds_date (self->values[i]))
      return TRUE;
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    if (holds_date (self->old_values[i]) || holds_date (self->new_values[i]))
      return TRUE;

  return FALSE;
}

GvtProposalDetails *
gvt_proposal_details_unseal_any (GPtrArray *keys, GBytes *sealed, GError **error)
{
  g_autoptr (GvtProposalDetails) self = g_object_new (GVT_TYPE_PROPOSAL_DETAILS, NULL);
  g_autoptr (JsonObject) personal = NULL;
  GBytes *opened;

  self->is_erased = sealed == NULL;
  if (self->is_erased)
    return g_steal_pointer (&self);

  opened = gvt_unseal_with_any (keys, GVT_PROPOSAL_SEAL_CONTEXT, sealed, error);
  if (opened == NULL)
    return NULL;

  personal = gvt_json_parse (opened, GVT_EVENT_MAX_PERSONAL, error);
  gvt_wipe_bytes (opened);
  if (personal == NULL || !read_personal (self, personal, error))
    return NULL;

  self->holds_birth_date = find_birth_date (self);
  return g_steal_pointer (&self);
}

GvtProposalDetails *
gvt_proposal_details_unseal (const GvtSecret *key, GBytes *sealed, GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_ptr_array_add (keys, (gpointer) key);
  return gvt_proposal_details_unseal_any (keys, sealed, error);
}

gboolean
gvt_proposal_details_is_erased (GvtProposalDetails *self)
{
  return self->is_erased;
}

GPtrArray *
gvt_proposal_details_get_pictures (GvtProposalDetails *self)
{
  return self->pictures;
}

void
gvt_proposal_details_take_pictures (GvtProposalDetails *self, GPtrArray *pictures)
{
  g_ptr_array_unref (self->pictures);
  self->pictures = pictures;
}

const char *
gvt_proposal_details_get_question (GvtProposalDetails *self)
{
  return self->question;
}

void
gvt_proposal_details_take_question (GvtProposalDetails *self, char *text)
{
  gvt_wipe_free (self->question);
  self->question = text;
}

void
gvt_proposal_details_correct (GvtProposalDetails *self, GvtProposalField field, const char *value)
{
  gboolean is_change = field < GVT_N_LIST_FIELDS && self->new_values[field] != NULL;
  char **text = is_change ? &self->new_values[field] : &self->values[field];

  gvt_wipe_free (*text);
  *text = g_strdup (value);
  self->holds_birth_date = find_birth_date (self);
}

const char *
gvt_proposal_details_get (GvtProposalDetails *self, GvtProposalField field)
{
  return self->values[field];
}

const char *
gvt_proposal_details_get_old (GvtProposalDetails *self, GvtProposalField field)
{
  return field < GVT_N_LIST_FIELDS ? self->old_values[field] : NULL;
}

const char *
gvt_proposal_details_get_new (GvtProposalDetails *self, GvtProposalField field)
{
  return field < GVT_N_LIST_FIELDS ? self->new_values[field] : NULL;
}

static char *
show (GvtProposalDetails *self, GvtProposalField field, const char *value)
{
  if (value == NULL || (field != GVT_FIELD_NIK && field != GVT_FIELD_NKK))
    return g_strdup (value);

  return self->holds_birth_date ? NULL : gvt_nik_mask (value);
}

char *
gvt_proposal_details_show (GvtProposalDetails *self, GvtProposalField field)
{
  return show (self, field, gvt_proposal_details_get (self, field));
}

char *
gvt_proposal_details_show_old (GvtProposalDetails *self, GvtProposalField field)
{
  return show (self, field, gvt_proposal_details_get_old (self, field));
}

char *
gvt_proposal_details_show_new (GvtProposalDetails *self, GvtProposalField field)
{
  return show (self, field, gvt_proposal_details_get_new (self, field));
}

static const char *
shown_name (GvtProposalField field)
{
  if (field == GVT_FIELD_NIK)
    return "nik_masked";
  if (field == GVT_FIELD_NKK)
    return "nkk_masked";

  return gvt_proposal_field_name (field);
}

/* Takes @text. */
static void
set_shown (JsonObject *object, const char *name, char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
  gvt_wipe_free (text);
}

JsonObject *
gvt_proposal_details_to_json (GvtProposalDetails *self)
{
  JsonObject *object = json_object_new ();
  JsonArray *changes = json_array_new ();

  json_object_set_boolean_member (object, "is_erased", self->is_erased);
  for (guint i = 0; i < GVT_N_FIELDS; i++)
    if (self->values[i] != NULL)
      set_shown (object, shown_name ((GvtProposalField) i),
                 gvt_proposal_details_show (self, (GvtProposalField) i));
  for (guint i = 0; i < GVT_N_LIST_FIELDS; i++)
    if (self->new_values[i] != NULL)
      {
        GvtProposalField field = (GvtProposalField) i;
        JsonObject *change = json_object_new ();

        json_object_set_string_member (change, "field", gvt_proposal_field_name (field));
        set_shown (change, "old", gvt_proposal_details_show_old (self, field));
        set_shown (change, "new", gvt_proposal_details_show_new (self, field));
        json_array_add_object_element (changes, change);
      }
  json_object_set_array_member (object, "changes", changes);
  return object;
}
