/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-draft-folder.h"

#include "gvt-draft.h"
#include "gvt-error.h"
#include "gvt-fields-private.h"
#include "gvt-members-private.h"

struct _GvtDraftEntry
{
  GObject parent_instance;

  char *folder;
  char *id;
  char *title;
  GvtModule *module;
  char *problem;
};

G_DEFINE_FINAL_TYPE (GvtDraftEntry, gvt_draft_entry, G_TYPE_OBJECT)

static const GvtField entry_fields[] = {
  GVT_FIELD (GvtDraftEntry, "folder", TEXT, folder),
  GVT_FIELD (GvtDraftEntry, "id", TEXT, id),
  GVT_FIELD (GvtDraftEntry, "title", TEXT, title),
  GVT_FIELD (GvtDraftEntry, "module", OBJECT, module),
  GVT_FIELD (GvtDraftEntry, "problem", TEXT, problem),
};

static void
gvt_draft_entry_class_init (GvtDraftEntryClass *klass)
{
  gvt_fields_install (G_OBJECT_CLASS (klass), entry_fields, G_N_ELEMENTS (entry_fields));
}

static void
gvt_draft_entry_init (GvtDraftEntry *self)
{
}

const char *
gvt_draft_entry_get_folder (GvtDraftEntry *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_ENTRY (self), NULL);

  return self->folder;
}

const char *
gvt_draft_entry_get_id (GvtDraftEntry *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_ENTRY (self), NULL);

  return self->id;
}

const char *
gvt_draft_entry_get_title (GvtDraftEntry *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_ENTRY (self), NULL);

  return self->title;
}

GvtModule *
gvt_draft_entry_get_module (GvtDraftEntry *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_ENTRY (self), NULL);

  return self->module;
}

const char *
gvt_draft_entry_get_problem (GvtDraftEntry *self)
{
  g_return_val_if_fail (GVT_IS_DRAFT_ENTRY (self), NULL);

  return self->problem;
}

/* One whose JSON is none is still somebody's work, and called by its folder. */
static GvtDraftEntry *
read_entry (const char *drafts, const char *id)
{
  g_autofree char *folder = g_build_filename (drafts, id, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDraft) draft = gvt_draft_open (folder, &error);
  g_autoptr (GvtDraftTexts) texts = draft != NULL ? gvt_draft_dup_texts (draft) : NULL;
  g_autoptr (GvtModule) module = texts != NULL ? gvt_draft_texts_load (texts, &error) : NULL;
  const char *title = draft != NULL ? gvt_draft_get_title (draft) : "";

  return g_object_new (GVT_TYPE_DRAFT_ENTRY, "folder", folder, "id", id, "title",
                       *title != '\0' ? title : id, "module", module, "problem",
                       error != NULL ? error->message : "", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

GListModel *
gvt_draft_list (const char *drafts)
{
  GListStore *entries = g_list_store_new (GVT_TYPE_DRAFT_ENTRY);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (drafts, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (gvt_is_slug (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GvtDraftEntry) entry = read_entry (drafts, names->pdata[i]);

      g_list_store_append (entries, entry);
    }
  return G_LIST_MODEL (entries);
}

GvtDraftEntry *
gvt_draft_find (const char *drafts, const char *id, GError **error)
{
  g_autofree char *folder = g_build_filename (drafts, id, NULL);

  if (gvt_is_slug (id) && g_file_test (folder, G_FILE_TEST_IS_DIR))
    return read_entry (drafts, id);

  g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No draft \"%s\"", id);
  return NULL;
}
