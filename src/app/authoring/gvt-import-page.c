/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-import-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-action-bar.h"
#include "gvt-ask.h"
#include "gvt-columns-layout.h"
#include "gvt-file-chooser.h"
#include "gvt-file.h"
#include "gvt-import-report.h"
#include "gvt-newest.h"
#include "gvt-quiz-import.h"
#include "gvt-text-area.h"
#include "gvt-ui.h"

#define WAIT_MS 250

struct _GvtImportPage
{
  GvtSectionPage parent_instance;

  AdwComboRow *format;
  GvtTextArea *text;
  GvtImportReport *found;
  GvtActionBar *acts;

  GvtDraftKeeper *keeper;
  char *path;     /* (nullable): of the file that was chosen last */
  GBytes *binary; /* (nullable): of a file that is no text */
  gboolean has_text;
  JsonObject *report; /* (nullable) */
  GvtQuizMerge merge; /* what would come of it */
  GvtNewest *newest;
};

G_DEFINE_FINAL_TYPE (GvtImportPage, gvt_import_page, GVT_TYPE_SECTION_PAGE)

static GvtQuizFormat
get_format (GvtImportPage *self)
{
  return (GvtQuizFormat) MIN (adw_combo_row_get_selected (self->format), GVT_QUIZ_N_FORMATS - 1);
}

/* --- what was found --- */

static guint
count (GvtImportPage *self, const char *name)
{
  return gvt_import_report_count (self->report, name);
}

static void
mark_lines (GvtImportPage *self)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < count (self, "problems"); i++)
    {
      JsonObject *problem = json_array_get_object_element (
          json_object_get_array_member (self->report, "problems"), i);
      guint line = (guint) json_object_get_int_member (problem, "line");

      g_array_append_val (lines, line);
    }
  gvt_text_area_mark_lines (self->text, lines);
}

static void
show_act (GvtImportPage *self)
{
  guint n_new = self->merge.n_added + self->merge.n_replaced;
  g_autofree char *act = g_strdup_printf (ngettext ("_Add %u question", "_Add %u questions", n_new),
                                          n_new);

  gvt_action_bar_set_primary (self->acts, n_new > 0 ? act : _ ("_Add questions"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.add", n_new > 0);
}

static void
show_report (GvtImportPage *self)
{
  g_autofree char *text = gvt_text_area_dup_text (self->text);

  gvt_import_report_show (self->found, self->report, &self->merge, text);
  mark_lines (self);
  show_act (self);
}

static void
on_problem_activated (GvtImportPage *self, guint line)
{
  gvt_text_area_go_to_line (self->text, line);
}

/* --- reading --- */

typedef struct
{
  GvtQuizFormat format;
  GBytes *bytes;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_bytes_unref (reading->bytes);
  g_free (reading);
}

static gpointer
read_in_worker (gpointer input, GCancellable *cancellable, GError **error)
{
  Reading *reading = input;

  return gvt_quiz_import_read (reading->format, reading->bytes, error);
}

static void
on_read (gpointer owner, gpointer report, const GError *error)
{
  GvtImportPage *self = owner;

  g_autoptr (GError) local = NULL;

  g_clear_pointer (&self->report, json_object_unref);
  memset (&self->merge, 0, sizeof self->merge);
  if (report != NULL)
    {
      self->report = json_object_ref (report);
      gvt_draft_try_import (gvt_draft_keeper_get_draft (self->keeper),
                            json_object_get_array_member (report, "items"), &self->merge, &local);
    }
  show_report (self);
  if (error != NULL)
    gvt_import_report_fail (self->found);
  if (local == NULL)
    return;
  gvt_import_report_refuse (self->found, local);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.add", FALSE);
}

static void
read_now (gpointer owner, GvtWork *work)
{
  GvtImportPage *self = owner;
  g_autofree char *text = gvt_text_area_dup_text (self->text);
  Reading *reading = g_new0 (Reading, 1);

  reading->format = get_format (self);
  reading->bytes = self->binary != NULL ? g_bytes_ref (self->binary)
                                        : g_bytes_new (text, strlen (text));
  *work = (GvtWork){ read_in_worker, reading, reading_free, (GDestroyNotify) json_object_unref,
                     on_read };
}

/* By the file's name where it says so, else by what stands in it. @path: (nullable) */
static GvtQuizFormat
guess_format (const char *path, const char *text)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;
  g_autofree char *ending = g_ascii_strdown (dot != NULL ? dot + 1 : "", -1);
  GvtQuizFormat format;

  if (gvt_quiz_format_from_text (ending, &format))
    return format;
  return strstr (text, "ANSWER:") != NULL && strchr (text, '{') == NULL ? GVT_QUIZ_FORMAT_AIKEN
                                                                        : GVT_QUIZ_FORMAT_GIFT;
}

/* What the report says is of the text before: nobody adds by it. */
static void
read_soon (GvtImportPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.add", FALSE);
  gvt_newest_want (self->newest);
}

/* What comes into the empty place says how it is written; a person may know better. */
static void
on_text_changed (GvtImportPage *self)
{
  g_autofree char *text = gvt_text_area_dup_text (self->text);

  if (!self->has_text && *text != '\0' && self->binary == NULL)
    adw_combo_row_set_selected (self->format, guess_format (self->path, text));
  self->has_text = *text != '\0';
  read_soon (self);
}

static void
on_format_changed (GvtImportPage *self)
{
  if (self->keeper != NULL)
    read_soon (self);
}

/* --- a file --- */

/* A file that was chosen. */
typedef struct
{
  char *path;
  GBytes *bytes;
} Chosen;

static void
chosen_free (gpointer data)
{
  Chosen *chosen = data;

  g_free (chosen->path);
  g_clear_pointer (&chosen->bytes, g_bytes_unref);
  g_free (chosen);
}

static gpointer
read_file (gpointer path, GCancellable *cancellable, GError **error)
{
  Chosen *chosen;
  GBytes *bytes;
  gsize max_bytes = 0;

  for (guint i = 0; i < GVT_QUIZ_N_FORMATS; i++)
    max_bytes = MAX (max_bytes, gvt_quiz_format_max_bytes ((GvtQuizFormat) i));
  bytes = gvt_file_read (path, max_bytes, error);
  if (bytes == NULL)
    return NULL;

  chosen = g_new0 (Chosen, 1);
  chosen->path = g_strdup (path);
  chosen->bytes = bytes;
  return chosen;
}

/* What is packed can be read, and not repaired here. */
static gboolean
is_packed (const char *data, gsize length)
{
  return length >= 4 && memcmp (data, "PK\x03\x04", 4) == 0;
}

static void
on_file_read (gpointer owner, gpointer result, const GError *error)
{
  GvtImportPage *self = owner;
  Chosen *chosen = result;
  g_autofree char *text = NULL;
  gsize length;
  const char *data;

  if (error != NULL)
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  data = g_bytes_get_data (chosen->bytes, &length);
  g_clear_pointer (&self->binary, g_bytes_unref);
  if (is_packed (data, length))
    self->binary = g_bytes_ref (chosen->bytes);
  gtk_widget_set_visible (GTK_WIDGET (self->text), self->binary == NULL);
  text = self->binary == NULL && data != NULL ? g_utf8_make_valid (data, (gssize) length)
                                              : g_strdup ("");
  g_free (self->path);
  self->path = g_strdup (chosen->path);
  adw_combo_row_set_selected (self->format, guess_format (self->path, text));
  gvt_text_area_set_text (self->text, text);
  read_soon (self);
}

void
gvt_import_page_open_file (GvtImportPage *self, const char *path)
{
  GvtWork work = { read_file, g_strdup (path), g_free, chosen_free, on_file_read };

  gvt_work_run (self, NULL, &work);
}

static void
on_chosen (gpointer owner, const char *path, gpointer data)
{
  gvt_import_page_open_file (owner, path);
}

static void
import_choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { _ ("A file with questions"), NULL };

  gvt_choose_file (widget, &question, on_chosen, NULL, NULL);
}

/* --- acts --- */

static void
add (gpointer owner, gpointer data)
{
  GvtImportPage *self = owner;
  GvtDraft *draft = gvt_draft_keeper_get_draft (self->keeper);
  GvtQuizMerge merge;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!gvt_draft_import (draft, json_object_get_array_member (self->report, "items"), &merge,
                         &error))
    {
      gvt_section_page_say_error (GVT_SECTION_PAGE (self), error);
      return;
    }
  said = g_strdup_printf (
      ngettext ("%u question added", "%u questions added", merge.n_added + merge.n_replaced),
      merge.n_added + merge.n_replaced);
  if (!gvt_draft_keeper_flush (self->keeper))
    return; /* "failed" said why; it is still here */
  gvt_section_page_say (GVT_SECTION_PAGE (self), said);
  gvt_section_page_close (GVT_SECTION_PAGE (self));
}

/* A question of the draft gives way only when the person says so. */
static void
add_readable (gpointer owner, gpointer data)
{
  GvtImportPage *self = owner;
  const GvtQuestion replace = {
    _ ("Let these questions take the place of others?"),
    _ ("They have the ids of questions in the draft, and say something else. What the file does "
       "not say of them stays: pictures, claims, explanations."),
    _ ("_Let them take the place"),
    FALSE,
  };

  if (self->merge.n_replaced > 0)
    gvt_ask (GTK_WIDGET (self), &replace, add, NULL, NULL);
  else
    add (self, NULL);
}

static void
import_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtImportPage *self = GVT_IMPORT_PAGE (widget);
  const GvtQuestion leave_out = {
    _ ("Leave out what cannot be read?"),
    _ ("The other questions are added. You can repair these here first."),
    _ ("_Add the others"),
    FALSE,
  };

  if (count (self, "problems") > 0)
    gvt_ask (widget, &leave_out, add_readable, NULL, NULL);
  else
    add_readable (self, NULL);
}

/* --- construction --- */

static void
gvt_import_page_dispose (GObject *object)
{
  GvtImportPage *self = GVT_IMPORT_PAGE (object);

  g_clear_pointer (&self->newest, gvt_newest_free);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->binary, g_bytes_unref);
  g_clear_pointer (&self->report, json_object_unref);
  G_OBJECT_CLASS (gvt_import_page_parent_class)->dispose (object);
}

static void
gvt_import_page_class_init (GvtImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_import_page_dispose;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_COLUMNS_LAYOUT);
  g_type_ensure (GVT_TYPE_IMPORT_REPORT);
  g_type_ensure (GVT_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-import-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtImportPage, format);
  gtk_widget_class_bind_template_child (widget_class, GvtImportPage, text);
  gtk_widget_class_bind_template_child (widget_class, GvtImportPage, found);
  gtk_widget_class_bind_template_child (widget_class, GvtImportPage, acts);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_format_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_activated);
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, import_choose);
  gtk_widget_class_install_action (widget_class, "import.add", NULL, import_add);
}

static void
gvt_import_page_init (GvtImportPage *self)
{
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  self->newest = gvt_newest_new (self, WAIT_MS, read_now);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < GVT_QUIZ_N_FORMATS; i++)
    {
      g_autofree char *name = g_ascii_strup (gvt_quiz_format_to_text ((GvtQuizFormat) i), -1);

      gtk_string_list_append (formats, name);
    }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  show_report (self);
}

GvtSectionPage *
gvt_import_page_new (GvtDraftKeeper *keeper)
{
  GvtImportPage *self = g_object_new (GVT_TYPE_IMPORT_PAGE, NULL);

  gvt_section_page_set_title (GVT_SECTION_PAGE (self), _ ("Import questions"));
  self->keeper = g_object_ref (keeper);
  return GVT_SECTION_PAGE (self);
}
