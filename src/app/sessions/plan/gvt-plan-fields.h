/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-plan-form.h"

G_BEGIN_DECLS

/* Joins the fields of a page with a form: a GvtEntryRow, GvtTextArea, GvtCheckRow or AdwComboRow
 * (whom it is for) whose widget name is that of a member shows it and writes it. What is wrong
 * stands under it as soon as the keys have left it. */

/** gvt_plan_fields_bind: all under @content */
void gvt_plan_fields_bind (GtkWidget *content, GvtPlanForm *form);
/** gvt_plan_fields_point_out: brings the keys to the field of @member under @content, and says what
 * is wrong there. Returns: %FALSE when it is not here */
gboolean gvt_plan_fields_point_out (GtkWidget *content, GvtPlanForm *form, const char *member);

G_END_DECLS
