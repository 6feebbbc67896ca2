import { contactEmail } from '../../src/signals/contact-email.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(contactEmail);
