import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { signalContract } from '../../contract/signal.contract.ts';

signalContract(contactPhone);
