/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sign-page.h"

#include <glib/gi18n-lib.h>

#include "gvt-action-bar.h"
#include "gvt-entry-row.h"
#include "gvt-file-chooser.h"
#include "gvt-report-code.h"
#include "gvt-sign-work.h"
#include "gvt-signature-pad.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtSignPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkLabel *figures;
  GtkLabel *present;
  GtkCheckButton *on_screen;
  GtkCheckButton *by_pen;
  GtkCheckButton *by_thumb;
  GtkEditable *name;
  GtkWidget *screen;
  GvtSignaturePad *pad;
  GtkWidget *paper;
  GtkEditable *code;
  GtkLabel *chosen;

  GvtId visit;
  char *photo; /* (nullable): path */
};

G_DEFINE_FINAL_TYPE (GvtSignPage, gvt_sign_page, GVT_TYPE_SECTION_PAGE)

static gboolean
is_on_screen (GvtSignPage *self)
{
  return gtk_check_button_get_active (self->on_screen);
}

static void
update (GvtSignPage *self)
{
  gboolean has_lines = !gvt_strokes_is_empty (gvt_signature_pad_get_strokes (self->pad));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_set_visible (self->screen, is_on_screen (self));
  gtk_widget_set_visible (self->paper, !is_on_screen (self));
  gtk_widget_action_set_enabled (widget, "sign.clear", has_lines);
  gtk_widget_action_set_enabled (widget, "sign.drop-last", has_lines);
  gtk_widget_action_set_enabled (widget, "sign.save", has_lines || !is_on_screen (self));
}

/* @path: (nullable) */
static void
set_photo (GvtSignPage *self, const char *path)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;

  g_free (self->photo);
  self->photo = g_strdup (path);
  gtk_label_set_label (self->chosen, shown != NULL ? shown : _ ("No photo chosen"));
}

/* --- what stands --- */

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtSignPage *self = owner;
  const GvtSignState *state = result;
  g_autofree char *code = NULL;
  g_autofree char *people = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *present = NULL;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  code = gvt_report_code_group (state->code);
  people = gvt_text_number (state->n_people);
  figures = g_strdup_printf (_ ("%s people. Check code %s."), people, code);
  present = state->signature != NULL ? gvt_visit_signature_describe (state->signature, state->code)
                                     : g_strdup (_ ("Not signed yet"));
  gtk_label_set_label (self->figures, figures);
  gtk_label_set_label (self->present, present);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_sign_page_refresh (GvtSectionPage *page)
{
  GvtSignPage *self = GVT_SIGN_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED
      || gvt_workspace_get_modules (workspace) == NULL)
    return;
  gvt_sign_work_load (&work, gvt_workspace_get_profile (workspace),
                      gvt_workspace_get_modules (workspace), &self->visit);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtSignPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

/* A name and a signature are nobody else's to find on a locked screen. */
static void
gvt_sign_page_forget (GvtSectionPage *page)
{
  GvtSignPage *self = GVT_SIGN_PAGE (page);

  gvt_signature_pad_clear (self->pad);
  gtk_editable_set_text (self->name, "");
  set_photo (self, NULL);
  gvt_state_stack_set_state (self->states, GVT_STATE_LOADING);
}

/* --- acts --- */

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  GvtSignPage *self = owner;
  GvtSectionPage *page = GVT_SECTION_PAGE (self);

  update (self);
  if (error != NULL)
    {
      gvt_section_page_say_error (page, error);
      return;
    }
  gvt_section_page_say (page, _ ("The signature is saved."));
  gvt_workspace_touch (gvt_section_page_get_workspace (page));
  gvt_section_page_close (page);
}

static void
sign_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtSignPage *self = GVT_SIGN_PAGE (widget);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (GVT_SECTION_PAGE (self));
  gboolean on_screen = is_on_screen (self);
  GvtSignOrder order = {
    .visit = &self->visit,
    .method = on_screen                                    ? GVT_SIGNED_ON_SCREEN
              : gtk_check_button_get_active (self->by_pen) ? GVT_SIGNED_BY_PEN
                                                           : GVT_SIGNED_BY_THUMB,
    .name = gtk_editable_get_text (self->name),
    .code = on_screen ? NULL : gtk_editable_get_text (self->code),
    .strokes = on_screen ? gvt_signature_pad_get_strokes (self->pad) : NULL,
    .photo = on_screen ? NULL : self->photo,
  };
  GvtWork work = { .done = on_saved };

  gtk_widget_action_set_enabled (widget, "sign.save", FALSE);
  gvt_sign_work_save (&work, gvt_workspace_get_profile (workspace),
                      gvt_workspace_get_modules (workspace), &order);
  gvt_work_run (self, NULL, &work);
}

static void
sign_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_signature_pad_clear (GVT_SIGN_PAGE (widget)->pad);
}

static void
sign_drop_last (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_signature_pad_drop_last (GVT_SIGN_PAGE (widget)->pad);
}

static void
on_photo_chosen (gpointer owner, const char *path, gpointer data)
{
  set_photo (owner, path);
}

static void
sign_photo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const GvtFileQuestion question = { .title = _ ("Photo of the signed paper") };

  gvt_choose_file (widget, &question, on_photo_chosen, NULL, NULL);
}

static void
gvt_sign_page_finalize (GObject *object)
{
  g_free (GVT_SIGN_PAGE (object)->photo);
  G_OBJECT_CLASS (gvt_sign_page_parent_class)->finalize (object);
}

static void
gvt_sign_page_class_init (GvtSignPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_sign_page_finalize;
  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_sign_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_sign_page_forget;
  g_type_ensure (GVT_TYPE_ACTION_BAR);
  g_type_ensure (GVT_TYPE_ENTRY_ROW);
  g_type_ensure (GVT_TYPE_SIGNATURE_PAD);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-sign-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, figures);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, present);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, on_screen);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, by_pen);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, by_thumb);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, name);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, screen);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, pad);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, paper);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, code);
  gtk_widget_class_bind_template_child (widget_class, GvtSignPage, chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "sign.clear", NULL, sign_clear);
  gtk_widget_class_install_action (widget_class, "sign.drop-last", NULL, sign_drop_last);
  gtk_widget_class_install_action (widget_class, "sign.photo", NULL, sign_photo);
  gtk_widget_class_install_action (widget_class, "sign.save", NULL, sign_save);
}

static void
gvt_sign_page_init (GvtSignPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_photo (self, NULL);
  update (self);
}

GvtSectionPage *
gvt_sign_page_new (const GvtId *visit)
{
  GvtSignPage *self = g_object_new (GVT_TYPE_SIGN_PAGE, NULL);

  self->visit = *visit;
  return GVT_SECTION_PAGE (self);
}
