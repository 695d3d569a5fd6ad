import { identity } from '../../contract/identity.ts'
import { viewingAs } from '../../contract/view-as.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { acceptInvitation } from './accept-invitation.errand.ts'
import { beginSecondFactor } from './begin-second-factor.errand.ts'
import { changePassword } from './change-password.errand.ts'
import { confirmSecondFactor } from './confirm-second-factor.errand.ts'
import { confirmSignIn } from './confirm-sign-in.errand.ts'
import { endAllSessions } from './end-all-sessions.ts'
import { endOtherSessions } from './end-other-sessions.ts'
import { endSession } from './end-session.ts'
import { endViewAs } from './end-view-as.ts'
import { joinWithInvitation } from './join-with-invitation.ts'
import { listPersonas } from './list-personas.ts'
import { listSessions } from './list-sessions.ts'
import { readInvitation } from './read-invitation.ts'
import { readMe } from './read-me.ts'
import { readPasswordLink } from './read-password-link.ts'
import { readViewAs } from './read-view-as.ts'
import { removeSecondFactor } from './remove-second-factor.errand.ts'
import { renewRecoveryCodes } from './renew-recovery-codes.errand.ts'
import { requestLoginId } from './request-login-id.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.errand.ts'
import { signIn } from './sign-in.errand.ts'
import { signOut } from './sign-out.ts'
import { startViewAs } from './start-view-as.ts'
import { updateMe } from './update-me.ts'

/** Signing in, and what belongs to one's own sign-in. */
export const identityRoutes = serve<House, typeof identity>(identity, {
  signIn: { errand: signIn },
  confirmSignIn: { errand: confirmSignIn },
  signOut,
  requestLoginId,
  requestPasswordReset,
  readPasswordLink,
  resetPassword: { errand: resetPassword },
  readInvitation,
  acceptInvitation: { errand: acceptInvitation },
  joinWithInvitation,
  readMe,
  updateMe,
  changePassword: { errand: changePassword },
  beginSecondFactor: { errand: beginSecondFactor },
  confirmSecondFactor: { errand: confirmSecondFactor },
  removeSecondFactor: { errand: removeSecondFactor },
  renewRecoveryCodes: { errand: renewRecoveryCodes },
  listSessions,
  endSession,
  endOtherSessions,
  endAllSessions,
  listPersonas,
})

/** Looking at the portal as a contact. */
export const viewAsRoutes = serve<House, typeof viewingAs>(viewingAs, { readViewAs, startViewAs, endViewAs })
