/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-actions.h"
#include "gvt-lesson-page.h"
#include "gvt-module-page.h"
#include "gvt-projector-page.h"
#include "gvt-session-page.h"
#include "gvt-window-private.h"

/* --- the wall --- */

static GvtModule *
find_module (GvtWindow *self, const char *hash_text)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (self->workspace);
  GvtHash hash;

  if (library == NULL || !gvt_hash_from_text (hash_text, &hash, NULL))
    return NULL;
  return gvt_module_library_find_hash (library, &hash, NULL);
}

void
gvt_window_leave_wall (GvtWindow *self)
{
  GtkWidget *show = GTK_WIDGET (g_steal_pointer (&self->show));

  gvt_window_remove_from_top (self, show);
  gvt_window_focus_top (self);
  gvt_window_note_place (self);
}

/* Whoever sits at either window is there. */
static void
on_second_window (GvtWindow *self, GtkWidget *window)
{
  gvt_auto_lock_watch (self->auto_lock, window);
}

void
gvt_window_project (GvtWindow *self, GvtModule *module, gboolean with_pictures, guint card)
{
  GListModel *cards = with_pictures ? gvt_module_get_picture_lessons (module)
                                    : gvt_module_get_lessons (module);

  if (self->show != NULL || card >= g_list_model_get_n_items (cards))
    return;
  self->show = GVT_SHOW (gvt_show_new (
      self->workspace, GVT_PROJECTOR_PAGE (gvt_projector_page_new (module, cards, card))));
  g_signal_connect_swapped (self->show, "second-window", G_CALLBACK (on_second_window), self);
  g_signal_connect_swapped (self->show, "left", G_CALLBACK (gvt_window_leave_wall), self);
  gtk_stack_add_child (self->top, GTK_WIDGET (self->show));
  gvt_window_update_top (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->show));
  gvt_window_note_place (self);
}

static void
win_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  GvtModule *module;
  const char *hash;
  guint card;
  gboolean with_pictures;

  g_variant_get (parameter, "(&sub)", &hash, &card, &with_pictures);
  module = find_module (self, hash);
  if (module != NULL)
    gvt_window_project (self, module, with_pictures, card);
}

/* --- class mode --- */

/* The page of the class goes with it, with what is chosen there. Returns: (transfer full) */
static GvtSectionPage *
take_session_page (GvtWindow *self, const GvtId *session)
{
  GvtPageStack *pages = gvt_shell_get_section (gvt_window_get_shell (self), "sessions");
  GvtSectionPage *top = gvt_page_stack_get_top (pages);

  if (GVT_IS_SESSION_PAGE (top) && gvt_session_page_is_of (GVT_SESSION_PAGE (top), session))
    return gvt_page_stack_take (pages);
  return g_object_ref_sink (gvt_session_page_new (session));
}

static void
end_class (GvtWindow *self)
{
  GtkWidget *classroom = GTK_WIDGET (self->classroom);
  g_autoptr (GvtSectionPage) page = NULL;

  gvt_page_stack_pop_to_root (gvt_classroom_get_pages (self->classroom));
  page = gvt_classroom_take_page (self->classroom);
  self->classroom = NULL;
  gvt_window_note_place (self);
  gvt_shell_open (gvt_window_get_shell (self), "sessions", page);
  gvt_window_remove_from_top (self, classroom);
  gvt_actions_renew (GTK_WIDGET (page));
  gvt_section_page_refresh (page); /* it offers more now */
}

static void
on_passed (GvtWindow *self, gboolean ends_class)
{
  gboolean from_quiz = gvt_classroom_is_quiz (self->classroom);

  gvt_window_close_gate (self);
  if (ends_class)
    end_class (self);
  else if (from_quiz)
    gvt_page_stack_pop (gvt_classroom_get_pages (self->classroom));
  gvt_window_give_focus (self, from_quiz && !ends_class ? NULL : self->focus_before);
}

static void
open_gate (GvtWindow *self, GvtGateReason reason)
{
  gvt_window_show_gate (self, reason, G_CALLBACK (on_passed));
}

static void
on_held (GvtWindow *self)
{
  open_gate (self, GVT_GATE_QUIZ);
}

/* What lies above the page of the class is for the class, and so is the laptop then. */
static void
on_class_moved (GvtWindow *self)
{
  if (self->classroom != NULL
      && gvt_page_stack_get_can_go_back (gvt_classroom_get_pages (self->classroom)))
    gvt_workspace_hand_over (self->workspace);
  gvt_window_update_top (self);
  gvt_window_note_place (self);
}

void
gvt_window_enter_class (GvtWindow *self, GvtSectionPage *page)
{
  GvtPageStack *pages;

  gvt_shell_forget (gvt_window_get_shell (self));
  self->classroom = GVT_CLASSROOM (gvt_classroom_new (self->workspace, page));
  pages = gvt_classroom_get_pages (self->classroom);
  g_signal_connect_object (pages, "held", G_CALLBACK (on_held), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pages, "notify::title", G_CALLBACK (gvt_window_note_place), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pages, "notify::can-go-back", G_CALLBACK (on_class_moved), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->top, GTK_WIDGET (self->classroom));
  gvt_window_update_top (self);
  gvt_window_note_place (self);
}

static void
win_begin_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  g_autoptr (GvtSectionPage) page = NULL;
  GvtId session;

  if (!gvt_id_from_text (g_variant_get_string (parameter, NULL), &session, NULL))
    return;
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  page = take_session_page (self, &session);
  gvt_workspace_begin_class (self->workspace);
  gvt_window_enter_class (self, page);
  gvt_actions_renew (GTK_WIDGET (page));
  gvt_section_page_refresh (page);
  gvt_window_give_focus (self, self->focus_before);
}

static void
win_leave_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);

  open_gate (self, gvt_classroom_is_quiz (self->classroom) ? GVT_GATE_QUIZ : GVT_GATE_LEAVE);
}

static void
win_ask_teacher (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_gate (GVT_WINDOW (widget), GVT_GATE_RECORD);
}

/* --- after the laptop went off --- */

static void
open_pages (GvtWindow *self, GvtModule *module, const GvtClassPlace *place)
{
  GvtPageStack *pages = gvt_classroom_get_pages (self->classroom);

  gvt_page_stack_push (pages, gvt_module_page_new (module));
  if (place->view == GVT_AT_WALL)
    gvt_window_project (self, module, place->with_pictures, place->card);
  else if (place->view == GVT_AT_LESSON)
    gvt_page_stack_push (pages, place->with_pictures
                                    ? gvt_lesson_page_new_pictures (module, place->card)
                                    : gvt_lesson_page_new (module, place->card));
}

static gboolean
is_of_module (const GvtClassPlace *place)
{
  return place->view == GVT_AT_MODULE || place->view == GVT_AT_LESSON || place->view == GVT_AT_WALL;
}

static gboolean
has_card (GvtModule *module, const GvtClassPlace *place)
{
  GListModel *cards = place->with_pictures ? gvt_module_get_picture_lessons (module)
                                           : gvt_module_get_lessons (module);

  return place->view == GVT_AT_MODULE || place->card < g_list_model_get_n_items (cards);
}

void
gvt_window_restore_class (GvtWindow *self, const GvtClassPlace *place)
{
  GvtModuleLibrary *library = gvt_workspace_get_modules (self->workspace);
  GvtModule *module = library != NULL ? gvt_module_library_find_hash (library, &place->module, NULL)
                                      : NULL;
  g_autoptr (GvtSectionPage) page = g_object_ref_sink (gvt_session_page_new (&place->session));

  gvt_session_page_resume (GVT_SESSION_PAGE (page), place);
  gvt_window_enter_class (self, page);
  if (is_of_module (place) && module != NULL && has_card (module, place))
    open_pages (self, module, place);
  gvt_window_focus_top (self);
}

void
gvt_window_install_class_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.project", "(sub)", win_project);
  gtk_widget_class_install_action (widget_class, "win.begin-class", "s", win_begin_class);
  gtk_widget_class_install_action (widget_class, "win.ask-teacher", NULL, win_ask_teacher);
  gtk_widget_class_install_action (widget_class, "win.leave-class", NULL, win_leave_class);
}
