/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-progress.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_STATE_LOADING, /* a spinner; for long work how far it is, and a way out */
  GVT_STATE_EMPTY,   /* a friendly page with the first useful act */
  GVT_STATE_CONTENT, /* the page's own child */
  GVT_STATE_FAILED,  /* what happened in words, and a button to try again */
} GvtState;

/* The four states that every page has. Properties: "state" (begins loading), "content" (GtkWidget),
 * "empty-icon-name", "empty-title", "empty-description", "action-label" and "action-name" (the act
 * offered while empty; no button without a label). Signal "retry": the button of the failed state
 * was pressed. */
#define GVT_TYPE_STATE (gvt_state_get_type ())
GType gvt_state_get_type (void);

#define GVT_TYPE_STATE_STACK (gvt_state_stack_get_type ())
G_DECLARE_FINAL_TYPE (GvtStateStack, gvt_state_stack, GVT, STATE_STACK, AdwBin)

GvtState gvt_state_stack_get_state (GvtStateStack *self);
void gvt_state_stack_set_state (GvtStateStack *self, GvtState state);

/**
 * gvt_state_stack_load:
 * @what: a sentence's beginning, "Opening the lists", that a count may follow
 * @progress: told by the worker
 * @cancellable: cancelled by the button
 *
 * The loading state of work that may be long: after half a second the count and a button to cancel
 * appear. Any other state ends it.
 */
void gvt_state_stack_load (GvtStateStack *self,
                           const char *what,
                           GvtProgress *progress,
                           GCancellable *cancellable);

/** gvt_state_stack_ask_to_enrol: shows the empty state with why nothing can be here before the
 * laptop is enrolled, and the way there */
void gvt_state_stack_ask_to_enrol (GvtStateStack *self);

/** gvt_state_stack_fail: shows @error in words (gvt_error_describe()) */
void gvt_state_stack_fail (GvtStateStack *self, const GError *error);

G_END_DECLS
