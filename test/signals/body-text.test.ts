import { bodyText } from '../../src/signals/body-text.ts';
import { signalContract } from '../contract/signal.contract.ts';

signalContract(bodyText);
